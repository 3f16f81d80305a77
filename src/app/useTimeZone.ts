import { useLocation, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { pathWith } from './useUrlView.ts';

export type TimeZoneChoice = 'local' | 'utc';

export type TimeZone = {
  readonly choice: TimeZoneChoice;
  /** For Intl: `Europe/Helsinki`, or `UTC`. */
  readonly name: string;
  readonly choose: (choice: TimeZoneChoice) => void;
};

export const localTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone that every time on the page is told in: this computer's, or UTC when the address says `tz=utc`. */
export const useTimeZone = (): TimeZone => {
  const utc = useLocation({ select: ({ searchStr }) => new URLSearchParams(searchStr).get('tz') === 'utc' });
  const router = useRouter();
  const choose = useCallback(
    (choice: TimeZoneChoice) => {
      const { pathname, searchStr } = router.latestLocation;
      const search = new URLSearchParams(searchStr);
      if (choice === 'utc') search.set('tz', 'utc');
      else search.delete('tz');
      void router.navigate({ href: pathWith(pathname, search), replace: true, resetScroll: false });
    },
    [router],
  );
  return useMemo(
    () => ({ choice: utc ? 'utc' : 'local', name: utc ? 'UTC' : localTimeZone(), choose }),
    [choose, utc],
  );
};
