/** What a number counts. Ratios are fractions 0..1, percents 0..100. */
export type Unit =
  | 'ratio'
  | 'percent'
  | 'ms'
  | 'fps'
  | 'bps'
  | 'packets'
  | 'level'
  | 'per5min'
  | 'times'
  | 'people'
  | 'count'
  | 'months';

/**
 * Who stands behind a limit. P: published by Microsoft for Teams, Graph or the Call Quality Dashboard · P-L: by
 * Microsoft for the same telemetry in Lync or Skype for Business · P-3: by another vendor · J: our judgement.
 */
export type Origin = 'P' | 'P-L' | 'P-3' | 'J';

/** A number that somebody published, or that is ours, with where it comes from. */
export type Limit = {
  readonly value: number;
  readonly unit: Unit;
  /** Which side is poor. */
  readonly poor: 'above' | 'below';
  /** A reading on the limit is past it too. Limits of classification are strict; some others are not. */
  readonly inclusive?: true;
  readonly source: string;
  readonly origin: Origin;
  /** Whether anybody but us says so. */
  readonly published: boolean;
};

type Strictness = 'strict' | 'inclusive';

const limit =
  (poor: Limit['poor'], strictness: Strictness) =>
  (value: number, unit: Unit, source: string, origin: Origin = 'P'): Limit => ({
    value,
    unit,
    poor,
    source,
    origin,
    published: origin !== 'J',
    ...(strictness === 'inclusive' && { inclusive: true }),
  });

/** A limit that readings over it are past. */
export const above = limit('above', 'strict');
/** A limit that readings under it are past. */
export const below = limit('below', 'strict');
/** A limit that readings on it or over it are past. */
export const atLeast = limit('above', 'inclusive');
/** Our own limits name no source but us. */
export const OURS = 'our limit';

const CQD = 'Call Quality Dashboard';
const RTA = 'Real-Time Analytics, good';
const PLAN = 'network planning target';

/**
 * Limits of the current stream classification (2022-07 and later). The page before it also judged degradation
 * and concealed samples; both are retired there, so neither is one of these.
 */
export const AUDIO_LIMITS = {
  lossRatio: above(0.1, 'ratio', CQD),
  jitterMs: above(30, 'ms', CQD),
  roundTripMs: above(500, 'ms', CQD),
} as const;

/** Limits the dashboard has withdrawn: evidence for a cause, never a classification of its own. */
export const RETIRED_LIMITS = {
  concealedRatio: above(0.07, 'ratio', `${CQD}, retired`),
  audioDegradation: above(1, 'level', `${CQD}, retired`),
} as const;

/** Audio with no more packets than this is not judged. Microsoft's sample for Graph says 1,000 instead. */
export const AUDIO_PACKET_FLOOR = above(500, 'packets', CQD);

/** Video judges the first of these that is measured: the freeze score it prefers is not in call records. */
export const VIDEO_LIMITS = {
  videoFrameLossPercent: above(50, 'percent', CQD),
  frameRateFps: below(7, 'fps', CQD),
  lossAfterFecRatio: above(0.15, 'ratio', CQD),
} as const;

/** Screen sharing as video: frame loss of what is viewed, frame rate of what is sent and of codec H264S. */
export const SHARING_LIMITS = {
  videoFrameLossPercent: above(50, 'percent', CQD),
  frameRateFps: below(1, 'fps', CQD),
} as const;

/**
 * Rungs below the poor limit, mildest first. Planning figures are meant for 15 s windows between client and
 * Microsoft's edge, which a whole stream's average can colour and not prove.
 */
export const MILDER_LIMITS = {
  lossRatio: [above(0.01, 'ratio', PLAN), above(0.05, 'ratio', RTA)],
  jitterMs: [above(15, 'ms', `${PLAN}, own network edge`)],
  roundTripMs: [above(100, 'ms', PLAN)],
  frameRateFps: [below(15, 'fps', RTA)],
} as const;

/** No limit for Wi-Fi signal is published: these are ours. */
export const SIGNAL_LIMITS = {
  weak: below(60, 'percent', OURS, 'J'),
  poor: below(40, 'percent', OURS, 'J'),
} as const;

/** Shares of a call in a bad state: nobody published when they matter. */
export const EVENT_LIMITS = {
  notable: atLeast(0.02, 'ratio', OURS, 'J'),
  strong: atLeast(0.1, 'ratio', OURS, 'J'),
} as const;

/** Whether a reading is past a limit. */
export const isPast = (value: number, { poor, value: bound, inclusive }: Limit): boolean =>
  (inclusive && value === bound) || (poor === 'above' ? value > bound : value < bound);

/** A reading as a multiple of its limit: over 1 is past it, for limits that are undercut too. At most 100. */
export const timesLimit = (value: number, limit: Limit): number => {
  const times = limit.poor === 'above' ? value / limit.value : limit.value / Math.max(value, 0);
  return Math.min(times, 100);
};
