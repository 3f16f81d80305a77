import {
  above,
  AUDIO_LIMITS,
  AUDIO_PACKET_FLOOR,
  below,
  RETIRED_LIMITS,
  SHARING_LIMITS,
  VIDEO_LIMITS,
  type Limit,
} from './limits.ts';
import type { PictureMeasure, SoundMeasure } from './measures.ts';

/** The classifications one can choose between. */
export type LimitSetName = 'cqd' | 'sample' | 'ours';

/**
 * How pictures are judged. `first`: the first measure that is there decides · `any`: each that is there may ·
 * `byDirection`: frame loss of what is viewed, frame rate of what is sent and of codec H264S.
 */
export type PictureTests = {
  readonly decides: 'first' | 'any' | 'byDirection';
  readonly limits: Readonly<Partial<Record<PictureMeasure, Limit>>>;
};

/** One way to tell good streams from poor ones. */
export type LimitSet = {
  readonly name: LimitSetName;
  readonly title: string;
  /** What is different here, in words for the page. */
  readonly differs: string;
  /** Audio that is past any of the limits is poor, if it has more packets than the floor. */
  readonly audio: {
    readonly floor: Limit;
    readonly limits: Readonly<Partial<Record<SoundMeasure, Limit>>>;
  };
  readonly video: PictureTests;
  readonly sharing: PictureTests;
};

const SAMPLE = 'Microsoft’s Call Record Insights sample';

/** The Call Quality Dashboard's current stream classification: the default. */
export const CQD_LIMITS: LimitSet = {
  name: 'cqd',
  title: 'CQD',
  differs:
    'As the Call Quality Dashboard judges today: audio over 500 packets; video step by step, for the freeze score it prefers is not in call records.',
  audio: { floor: AUDIO_PACKET_FLOOR, limits: AUDIO_LIMITS },
  video: { decides: 'first', limits: VIDEO_LIMITS },
  sharing: { decides: 'byDirection', limits: SHARING_LIMITS },
};

/** The classification Microsoft published for Graph's call records with its sample. */
export const SAMPLE_LIMITS: LimitSet = {
  name: 'sample',
  title: 'Microsoft sample',
  differs:
    'As Microsoft’s sample for Graph judges: audio over 1,000 packets instead of 500; screen sharing in the older three steps, poor under 2 frames a second.',
  audio: { floor: above(1_000, 'packets', SAMPLE), limits: AUDIO_LIMITS },
  video: { decides: 'first', limits: VIDEO_LIMITS },
  sharing: {
    decides: 'first',
    limits: {
      videoFrameLossPercent: above(50, 'percent', SAMPLE),
      frameRateFps: below(2, 'fps', SAMPLE),
      lossAfterFecRatio: above(0.15, 'ratio', SAMPLE),
    },
  },
};

/** Stricter, and nearer to what is heard: each number is somebody's, the choice of them is ours. */
export const OUR_LIMITS: LimitSet = {
  name: 'ours',
  title: 'Ours',
  differs:
    'Stricter, chosen by us: loss over 5 % and concealed sound over 7 % are poor, a round trip over 400 ms too; any video measure may decide, not the first alone.',
  audio: {
    floor: AUDIO_PACKET_FLOOR,
    limits: {
      lossRatio: above(0.05, 'ratio', 'Real-Time Analytics, good'),
      jitterMs: AUDIO_LIMITS.jitterMs,
      roundTripMs: above(400, 'ms', 'Twilio, high round trip', 'P-3'),
      concealedRatio: RETIRED_LIMITS.concealedRatio,
    },
  },
  video: {
    decides: 'any',
    limits: {
      videoFrameLossPercent: above(10, 'percent', 'Lync Server 2013', 'P-L'),
      frameRateFps: VIDEO_LIMITS.frameRateFps,
      lossAfterFecRatio: above(0.1, 'ratio', 'Lync Server 2013', 'P-L'),
    },
  },
  sharing: { decides: 'any', limits: SHARING_LIMITS },
};

/** Every set by its name. */
export const LIMIT_SETS: Readonly<Record<LimitSetName, LimitSet>> = {
  cqd: CQD_LIMITS,
  sample: SAMPLE_LIMITS,
  ours: OUR_LIMITS,
};
