import { useEffect, useState } from 'react';
import { epochMs, SECOND_MS, type EpochMs } from '#base/units';

/** The time, once a second while someone counts down by it. */
export const useSecond = (counting: boolean): EpochMs => {
  const [now, setNow] = useState(() => epochMs(Date.now()));
  useEffect(() => {
    if (!counting) return undefined;
    const timer = setInterval(() => setNow(epochMs(Date.now())), SECOND_MS);
    return () => clearInterval(timer);
  }, [counting]);
  return now;
};
