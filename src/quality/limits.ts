/** A number that somebody published, or that is ours, with where it comes from. */
export type Limit = {
  readonly value: number;
  readonly unit: 'ratio' | 'ms' | 'packets' | 'percent' | 'fps';
  /** Which side is poor. All comparisons are strict. */
  readonly poor: 'above' | 'below';
  readonly source: string;
  readonly published: boolean;
};

const CQD = 'Call Quality Dashboard';
const RTA = 'Real-Time Analytics, good';
const PLAN = 'network planning target';

const above = (value: number, unit: Limit['unit'], source: string): Limit => ({
  value,
  unit,
  poor: 'above',
  source,
  published: true,
});
const below = (value: number, unit: Limit['unit'], source: string): Limit => ({
  ...above(value, unit, source),
  poor: 'below',
});

/**
 * Limits of the current stream classification (2022-07 and later). The page before it also judged degradation
 * and concealed samples; both are retired there, so neither has a limit here.
 */
export const AUDIO_LIMITS = {
  lossRatio: above(0.1, 'ratio', CQD),
  jitterMs: above(30, 'ms', CQD),
  roundTripMs: above(500, 'ms', CQD),
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
  weak: { value: 60, unit: 'percent', poor: 'below', source: 'our limit', published: false },
  poor: { value: 40, unit: 'percent', poor: 'below', source: 'our limit', published: false },
} as const satisfies Record<string, Limit>;

/** Whether a reading is past a limit. */
export const isPast = (value: number, limit: Limit): boolean =>
  limit.poor === 'above' ? value > limit.value : value < limit.value;

/** A reading as a multiple of its limit: over 1 is past it, for limits that are undercut too. At most 100. */
export const timesLimit = (value: number, limit: Limit): number => {
  const times = limit.poor === 'above' ? value / limit.value : limit.value / Math.max(value, 0);
  return Math.min(times, 100);
};
