import { useEffect, useState } from 'react';

const SHOWN_MS = 6_000;

/** A sentence about what an action did, gone after a while. */
export const useNotice = (): readonly [string | undefined, (words: string) => void] => {
  const [notice, setNotice] = useState<{ readonly words: string }>();
  useEffect(() => {
    if (notice === undefined) return undefined;
    const timer = setTimeout(() => setNotice(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice?.words, (words) => setNotice({ words })];
};
