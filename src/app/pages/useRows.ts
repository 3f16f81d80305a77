import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { LimitSet } from '#quality/limit-sets';
import { NO_ROWS, rowFeedOf, type MadeRows } from '../data/desk/row-feed.ts';
import type { Call } from './useCall.ts';

/**
 * The rows of a call as far as its pages are read. Other limits leave the rows of those before in place until all is
 * judged anew.
 */
export const useRows = (
  call: string,
  { pages, isWhole }: Pick<Call, 'pages' | 'isWhole'>,
  limits: LimitSet,
): MadeRows => {
  const feed = useMemo(() => rowFeedOf(call, limits.name), [call, limits]);
  useEffect(() => feed.read(pages, isWhole), [feed, pages, isWhole]);
  const made = useSyncExternalStore(feed.subscribe, feed.current);
  const [held, hold] = useState({ call, made });
  const isNews = held.call !== call || made.upTo !== undefined;
  if (isNews && (held.call !== call || held.made !== made)) hold({ call, made });
  if (pages.length === 0) return NO_ROWS;
  return isNews ? made : held.made;
};
