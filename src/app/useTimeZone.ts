import { useLocation, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { pathWith } from './useUrlView.ts';

/** `linked`: the zone of whoever made the link that was followed. */
export type TimeZoneChoice = 'local' | 'utc' | 'linked';

export type TimeZone = {
  readonly choice: TimeZoneChoice;
  /** For Intl: `Europe/Helsinki`, or `UTC`. */
  readonly name: string;
  readonly choose: (choice: Exclude<TimeZoneChoice, 'linked'>) => void;
};

export const localTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What `tz` of an address says: a zone this browser knows, or undefined for nothing and nonsense. */
export const zoneNamed = (word: string | null): string | undefined => {
  if (word === null || !/^[A-Za-z][\w+/-]{0,60}$/.test(word)) return undefined;
  if (word.toLowerCase() === 'utc') return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: word }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
};

/** The zone that every time on the page is told in: this computer's, or the one that the address names. */
export const useTimeZone = (): TimeZone => {
  const word = useLocation({ select: ({ searchStr }) => new URLSearchParams(searchStr).get('tz') });
  const router = useRouter();
  const choose = useCallback(
    (choice: 'local' | 'utc') => {
      const { pathname, searchStr } = router.latestLocation;
      const search = new URLSearchParams(searchStr);
      if (choice === 'utc') search.set('tz', 'utc');
      else search.delete('tz');
      void router.navigate({ href: pathWith(pathname, search), replace: true, resetScroll: false });
    },
    [router],
  );
  return useMemo(() => {
    const local = localTimeZone();
    const name = zoneNamed(word) ?? local;
    const choice = name === 'UTC' && word !== null ? 'utc' : name === local ? 'local' : 'linked';
    return { choice, name, choose };
  }, [choose, word]);
};
