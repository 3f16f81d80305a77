import { useEffect, useState } from 'react';
import { epochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import { topCause, type TopCause } from '#report/verdict/top-cause';
import type { SessionsPage } from '../data/queries.ts';
import { later } from './later.ts';

type Found = { readonly cause: TopCause | undefined };

/** Rows come and go as one scrolls; what was found of pages stays as long as they do. */
const known = new WeakMap<readonly SessionsPage[], Found>();

/** What the sessions read so far point to; undefined while that is being found out. The rules come when first needed. */
export const useTopCause = (record: CallRecord, pages: readonly SessionsPage[]): Found | undefined => {
  const [found, setFound] = useState(() => ({ pages, answer: known.get(pages) }));
  const isCurrent = found.pages === pages && found.answer !== undefined;
  useEffect(() => {
    if (pages.length === 0 || isCurrent) return undefined;
    let isWanted = true;
    let stop = () => {};
    void import('./diagnosis-feed.ts').then(({ createDiagnosisFeed }) => {
      if (!isWanted) return;
      const feed = createDiagnosisFeed({ record, now: epochMs(Date.now()) }, later);
      stop = feed.subscribe(() => {
        const diagnosis = feed.current()?.diagnosis;
        if (diagnosis === undefined) return;
        const answer = { cause: topCause(diagnosis) };
        known.set(pages, answer);
        setFound({ pages, answer });
      });
      feed.read(pages);
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [record, pages, isCurrent]);
  return isCurrent ? found.answer : known.get(pages);
};
