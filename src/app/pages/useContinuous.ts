import { useEffect, useEffectEvent, useState } from 'react';
import { settle, type Live } from './continuous.ts';

/** Long enough for a wheel's next turn, short enough to be in the address before anyone copies it. */
const REST_MS = 180;

/**
 * A part of the view that changes many times a second: shown at once, put into the address when the hand rests.
 * Browsers refuse pages that rewrite their address more often than they like.
 */
export const useContinuous = <Value>(
  committed: Value,
  commit: (value: Value) => void,
): readonly [Value, (value: Value) => void] => {
  const [kept, setLive] = useState<Live<Value>>();
  const live = settle(kept, committed);
  if (live !== kept) setLive(live);
  const put = useEffectEvent((value: Value) => commit(value));
  useEffect(() => {
    if (live === undefined || live.isSent) return undefined;
    const timer = setTimeout(() => {
      setLive({ ...live, isSent: true });
      put(live.value);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [live]);
  const change = (value: Value) => setLive({ value, over: committed, isSent: false });
  return [live === undefined ? committed : live.value, change];
};
