import { useEffect, useEffectEvent, useState } from 'react';

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
  const [live, setLive] = useState<{ readonly value: Value; readonly over: Value }>();
  const put = useEffectEvent((value: Value) => commit(value));
  useEffect(() => {
    if (live === undefined) return undefined;
    const timer = setTimeout(() => put(live.value), REST_MS);
    return () => clearTimeout(timer);
  }, [live]);
  const shown = live !== undefined && live.over === committed ? live.value : committed;
  return [shown, (value) => setLive({ value, over: committed })];
};
