import type { Session } from '#calls/model';
import { classifyStream, mediumKind } from './classify.ts';
import { directionOf } from './facts.ts';
import type { MediumKind } from './grade.ts';
import type { LimitSet } from './limit-sets.ts';

/** Streams by verdict. The poor share is poor ÷ (good + poor): what could not be judged is in neither part. */
export type Tally = { readonly good: number; readonly poor: number; readonly unclassified: number };

/** Streams of the media that are judged. */
export type TallyByKind = Readonly<Record<'audio' | 'video' | 'sharing', Tally>>;

export const NO_STREAMS: Tally = { good: 0, poor: 0, unclassified: 0 };
export const NOTHING_TALLIED: TallyByKind = { audio: NO_STREAMS, video: NO_STREAMS, sharing: NO_STREAMS };

/** Poor ÷ (good + poor), 0..1; undefined when nothing was judged. */
export const poorShare = ({ good, poor }: Tally): number | undefined =>
  good + poor === 0 ? undefined : poor / (good + poor);

/** Counts a session's streams into a tally, each once, as the caller's side sees them. Test calls do not count. */
export const addToTally = (tally: TallyByKind, session: Session, limits: LimitSet): TallyByKind => {
  if (session.isTest === true) return tally;
  const sum = { audio: { ...tally.audio }, video: { ...tally.video }, sharing: { ...tally.sharing } };
  for (const media of session.segments.flatMap((segment) => segment.media)) {
    const kind = mediumKind(media.label);
    if (!isTallied(kind)) continue;
    for (const stream of media.streams) {
      const direction = directionOf(stream, 'caller');
      sum[kind][
        direction === undefined ? 'unclassified' : classifyStream(kind, stream, direction, limits).verdict
      ]++;
    }
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
