import { createShared } from '#base/shared';
import type { EndFacts } from './end-facts.ts';
import type { Flow } from './flow.ts';
import type { MediumKind } from './grade.ts';

/** Streams by verdict. The poor share is poor ÷ (good + poor): what could not be judged is in neither part. */
export type Tally = { readonly good: number; readonly poor: number; readonly unclassified: number };

/** Streams of the media that are judged. */
export type TallyByKind = Readonly<Record<'audio' | 'video' | 'sharing', Tally>>;

export const NO_STREAMS: Tally = { good: 0, poor: 0, unclassified: 0 };
export const NOTHING_TALLIED: TallyByKind = { audio: NO_STREAMS, video: NO_STREAMS, sharing: NO_STREAMS };

/** Poor ÷ (good + poor), 0..1; undefined when nothing was judged. */
export const poorShare = ({ good, poor }: Tally): number | undefined =>
  good + poor === 0 ? undefined : poor / (good + poor);

/** One object for all people with as many streams of each verdict, for most have two or four. */
const TALLIES = createShared<Tally>();

const tally = (good: number, poor: number, unclassified: number): Tally =>
  TALLIES.share(`${good} ${poor} ${unclassified}`, { good, poor, unclassified });

/** Streams of flows by verdict. */
export const tallyOf = (...flows: readonly Flow[]): Tally => {
  const counts = { ...NO_STREAMS };
  for (const { streams } of flows) for (const { verdict } of streams) counts[verdict.verdict]++;
  return tally(counts.good, counts.poor, counts.unclassified);
};

/** Two tallies as one. */
export const sumTallies = (one: Tally, other: Tally): Tally =>
  tally(one.good + other.good, one.poor + other.poor, one.unclassified + other.unclassified);

/** Counts a session’s streams into a tally, each once, as the given end sees them. Test calls do not count. */
export const addToTally = (before: TallyByKind, facts: EndFacts): TallyByKind => {
  if (facts.session.isTest === true) return before;
  const sum = { audio: { ...before.audio }, video: { ...before.video }, sharing: { ...before.sharing } };
  for (const { medium, verdict } of facts.allStreams) {
    if (isTallied(medium.kind)) sum[medium.kind][verdict.verdict]++;
  }
  return sum;
};

const isTallied = (kind: MediumKind): kind is keyof TallyByKind =>
  kind === 'audio' || kind === 'video' || kind === 'sharing';

/** The three media as one. */
export const wholeTally = ({ audio, video, sharing }: TallyByKind): Tally => ({
  good: audio.good + video.good + sharing.good,
  poor: audio.poor + video.poor + sharing.poor,
  unclassified: audio.unclassified + video.unclassified + sharing.unclassified,
});
