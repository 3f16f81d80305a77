import type { EndFacts } from './end-facts.ts';
import type { PlacedStream } from './flow.ts';

/** Streams by verdict. The poor share is poor ÷ (good + poor): what could not be judged is in neither part. */
export type Tally = { readonly good: number; readonly poor: number; readonly unclassified: number };

/** Streams of the media that are judged. */
export type TallyByKind = Readonly<Record<'audio' | 'video' | 'sharing', Tally>>;

export const NO_STREAMS: Tally = { good: 0, poor: 0, unclassified: 0 };
export const NOTHING_TALLIED: TallyByKind = { audio: NO_STREAMS, video: NO_STREAMS, sharing: NO_STREAMS };

/** Poor ÷ (good + poor), 0..1; undefined when nothing was judged. */
export const poorShare = ({ good, poor }: Tally): number | undefined =>
  good + poor === 0 ? undefined : poor / (good + poor);

/** Counts a session’s streams into a tally, each once, as the given end sees them. Test calls do not count. */
export const addToTally = (tally: TallyByKind, facts: EndFacts): TallyByKind =>
  facts.session.isTest === true
    ? tally
    : {
        audio: plus(tally.audio, facts, 'audio'),
        video: plus(tally.video, facts, 'video'),
        sharing: plus(tally.sharing, facts, 'sharing'),
      };

const plus = (tally: Tally, facts: EndFacts, kind: keyof TallyByKind): Tally =>
  addStreams(tally, [...facts.wholeFlow(kind, 'sent').streams, ...facts.wholeFlow(kind, 'heard').streams]);

/** A tally with some judged streams more. */
export const addStreams = (tally: Tally, streams: readonly PlacedStream[]): Tally => {
  if (streams.length === 0) return tally;
  const sum = { ...tally };
  for (const { verdict } of streams) sum[verdict.verdict]++;
  return sum;
};

/** The three media as one. */
export const wholeTally = ({ audio, video, sharing }: TallyByKind): Tally => ({
  good: audio.good + video.good + sharing.good,
  poor: audio.poor + video.poor + sharing.poor,
  unclassified: audio.unclassified + video.unclassified + sharing.unclassified,
});
