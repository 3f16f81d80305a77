import { useEffect, useRef, useState } from 'react';
import type { Call } from './useCall.ts';

/** As often as an overview needs to follow while pages stream in. */
const BEAT_MS = 1_000;

/** Rows of a first page: what is made of them is shown at once. */
const A_PAGE = 1_000;

/** A call as its page follows it: a large one that is being read more calmly, any other at once. */
export const useCalmCall = (call: Call): Call => {
  const { kind } = call.reading.state;
  return useCalm(call, call.rows.length > A_PAGE && (kind === 'reading' || kind === 'throttled'));
};

/**
 * A value that changes many times a second, followed at a calmer pace while `isBusy`, from what it was when that began; as
 * soon as it is not, what is given is what comes back. For pages whose work grows with the record.
 */
const useCalm = <Value>(value: Value, isBusy: boolean): Value => {
  const [held, hold] = useState({ value, isBusy });
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = setInterval(() => hold({ value: latest.current, isBusy: true }), BEAT_MS);
    return () => clearInterval(timer);
  }, [isBusy]);
  if (held.isBusy !== isBusy) hold({ value, isBusy });
  return isBusy && held.isBusy ? held.value : value;
};
