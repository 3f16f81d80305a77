import { useEffect, useState } from 'react';
import { epochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import { CQD_LIMITS } from '#quality/limit-sets';
import { topCause, type TopCause } from '#report/verdict/top-cause';
import { createDiagnosisFeed } from '../data/desk/diagnosis-feed.ts';
import type { SessionsPage } from '../data/queries.ts';

type Found = { readonly cause: TopCause | undefined };

/** Rows come and go as one scrolls; what was found of pages stays as long as they do. */
const known = new WeakMap<readonly SessionsPage[], Found>();

/** What the sessions read so far point to; undefined while that is being found out. */
export const useTopCause = (record: CallRecord, pages: readonly SessionsPage[]): Found | undefined => {
  const [found, setFound] = useState(() => ({ pages, answer: known.get(pages) }));
  const isCurrent = found.pages === pages && found.answer !== undefined;
  useEffect(() => {
    if (pages.length === 0 || isCurrent) return undefined;
    const feed = createDiagnosisFeed({ record, limits: CQD_LIMITS.name, now: epochMs(Date.now()) });
    feed.subscribe(() => {
      const told = feed.current();
      if (told === undefined) return;
      const answer = { cause: topCause(told.diagnosis) };
      known.set(pages, answer);
      setFound({ pages, answer });
      feed.end();
    });
    feed.read(pages);
    return feed.end;
  }, [record, pages, isCurrent]);
  return isCurrent ? found.answer : known.get(pages);
};
