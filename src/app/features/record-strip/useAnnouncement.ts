import { useEffect, useRef, useState } from 'react';

const LEAST_MS = 10_000;

/**
 * Words for readers, who hear every change: a new `state` is said at once, changes within one at most every ten
 * seconds.
 */
export const useAnnouncement = (words: string, state: string): string => {
  const [said, setSaid] = useState({ words, state });
  const saidAt = useRef(0);
  useEffect(() => {
    if (said.words === words) return undefined;
    const wait = said.state === state ? Math.max(0, saidAt.current + LEAST_MS - Date.now()) : 0;
    const timer = setTimeout(() => {
      saidAt.current = Date.now();
      setSaid({ words, state });
    }, wait);
    return () => clearTimeout(timer);
  }, [said, state, words]);
  return said.words;
};
