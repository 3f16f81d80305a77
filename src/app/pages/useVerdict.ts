import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { EpochMs } from '#base/units';
import type { About } from '#quality/diagnose';
import type { LimitSet } from '#quality/limit-sets';
import { toVerdict } from '#report/verdict/verdict';
import { createDiagnosisFeed } from '../data/desk/diagnosis-feed.ts';
import { acceptNewer, settleVerdict, type Settled } from './settle-verdict.ts';
import type { Call } from './useCall.ts';

type Options = {
  readonly limits: LimitSet;
  readonly about: About;
  readonly zone: string;
  readonly nameOf: (key: string) => string;
  /** When the page was opened, which tells a young record from an old one. */
  readonly now: EpochMs;
};

/** The verdict of a call as far as it is read, and how to have the one that waits. */
export const useVerdict = (call: Call, { limits, about, zone, nameOf, now }: Options) => {
  const found = useDiagnosis(call, limits, about, now);
  const verdict = useMemo(
    () => found && toVerdict(found.diagnosis, { nameOf, zone }, found.about),
    [found, nameOf, zone],
  );
  const [held, setHeld] = useState<Settled>();
  const settled =
    verdict === undefined || found === undefined
      ? held
      : settleVerdict(held, verdict, {
          question: JSON.stringify([limits.name, found.about, zone]),
          isComplete: call.reading.state.kind === 'complete' && found.upTo === call.pages.at(-1),
        });
  if (settled !== held) setHeld(settled);
  return {
    verdict: settled?.shown,
    hasNewer: settled?.newer !== undefined,
    before: settled?.before,
    accept: () => setHeld(settled && acceptNewer(settled)),
  };
};

export type CallVerdict = ReturnType<typeof useVerdict>;

const useDiagnosis = (call: Call, limits: LimitSet, about: About, now: EpochMs) => {
  const { record, pages, isWhole, isRecordKnown } = call;
  const feed = useMemo(
    () => (isRecordKnown ? createDiagnosisFeed({ record, limits: limits.name, now }) : undefined),
    [record, isRecordKnown, limits, now],
  );
  useEffect(() => feed?.end, [feed]);
  useEffect(() => {
    feed?.about(about);
    feed?.read(pages, isWhole);
  }, [feed, pages, isWhole, about]);
  return useSyncExternalStore(feed?.subscribe ?? subscribeToNothing, feed?.current ?? nothing);
};

const nothing = () => undefined;
const subscribeToNothing = () => () => undefined;
