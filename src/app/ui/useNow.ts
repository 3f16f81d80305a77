import { useSyncExternalStore } from 'react';
import { epochMs, MINUTE_MS, type EpochMs } from '#base/units';

/** The clock to the minute, so that “today” and “8 min ago” stay true on a page left open. */
export const useNow = (): EpochMs => useSyncExternalStore(everyMinute, thisMinute);

const thisMinute = (): EpochMs => epochMs(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS);

const everyMinute = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, MINUTE_MS / 4);
  return () => clearInterval(timer);
};
