import { useState } from 'react';

/** The value of before while the new one says the same in JSON: what is drawn from it then stays as it is. */
export const useSame = <Value>(value: Value): Value => {
  const [kept, setKept] = useState({ value, text: JSON.stringify(value) });
  if (value === kept.value) return value;
  const text = JSON.stringify(value);
  if (text === kept.text) return kept.value;
  setKept({ value, text });
  return value;
};
