import { useEffect, useRef, useState } from 'react';

/** As often as an overview needs to follow while pages stream in. */
const BEAT_MS = 500;

/**
 * A value that changes many times a second, followed at a calmer pace while `isBusy`; as soon as it is not, what is
 * given is what comes back. For overviews, whose work grows with the record.
 */
export const useCalm = <Value>(value: Value, isBusy: boolean): Value => {
  const [calm, setCalm] = useState(value);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = setInterval(() => setCalm(latest.current), BEAT_MS);
    return () => {
      clearInterval(timer);
      setCalm(latest.current);
    };
  }, [isBusy]);
  return isBusy ? calm : value;
};
