import type { LimitSet } from '#quality/limit-sets';
import { isPast, MILDER_LIMITS, OURS, RETIRED_LIMITS, SIGNAL_LIMITS, type Limit } from '#quality/limits';
import type { PictureMeasure, SoundMeasure } from '#quality/measures';
import { formatAmount } from './write-sentence.ts';

/** Measures that have a ladder. */
export type LadderMeasure = SoundMeasure | PictureMeasure | 'wifiSignalPercent';

/** One step: it rises at each limit, and the last one is poor. Places are fractions of the width. */
export type Rung = {
  readonly from: number;
  readonly to: number;
  /** 0 is the lowest. */
  readonly level: number;
  /** The poor rung is outlined: solid when published, dashed when ours. */
  readonly outline: 'published' | 'ours' | undefined;
};

/** Where a limit stands below the ladder: `10 % CQD`. */
type LadderLabel = {
  readonly at: number;
  readonly value: string;
  readonly source: string;
  readonly limit: Limit;
};

export type LadderTick = {
  readonly kind: 'average' | 'max';
  readonly at: number;
  readonly past: boolean;
  readonly text: string;
};

/**
 * A reading among its limits. The poor limit stands at three quarters of every width, so that all ladders share one
 * line to cross; falling scales run the other way and cross the same line.
 *
 *     ────────▂▂▂▂▂▂▂▂▄▄▄▄▄▄▄▄┌───────┐
 *     0       1       5       10 %      linear between rungs, logarithmic past the last
 */
export type Ladder = {
  readonly rungs: readonly Rung[];
  readonly labels: readonly LadderLabel[];
  readonly ticks: readonly LadderTick[];
  /** A withdrawn limit gets no rung: “over 7 % was poor until the dashboard retired it”. */
  readonly note: string | undefined;
};

/** Where the poor limit stands on every ladder. */
export const POOR_AT = 0.75;
/** The right edge is so many times the poor limit, or so small a part of it. */
const EDGE_TIMES = 10;
/** Where falling scales begin. */
const TOP: Readonly<Partial<Record<LadderMeasure, number>>> = { frameRateFps: 30, wifiSignalPercent: 100 };

export type LadderReading = { readonly average: number | undefined; readonly max?: number | undefined };

/** The ladder of a measure under a set of limits; `medium` tells video's frame rate from sharing's. */
export const ladderOf = (
  measure: LadderMeasure,
  reading: LadderReading,
  limits: LimitSet,
  medium: 'audio' | 'video' | 'sharing' = 'audio',
): Ladder => {
  const poor = poorLimit(measure, limits, medium);
  if (!poor) return withoutLimit(measure);
  const steps = [...milderThan(measure, poor, medium), poor];
  const at = scaleOf(measure, steps, poor);
  return {
    rungs: rungsOf(steps, poor, at),
    labels: steps.map((limit) => ({
      at: at(limit.value),
      value: labelValue(limit),
      source: sourceWord(limit),
      limit,
    })),
    ticks: [...tick('average', reading.average, poor, at), ...tick('max', reading.max, poor, at)],
    note: undefined,
  };
};

const poorLimit = (
  measure: LadderMeasure,
  limits: LimitSet,
  medium: 'audio' | 'video' | 'sharing',
): Limit | undefined => {
  if (measure === 'wifiSignalPercent') return SIGNAL_LIMITS.poor;
  if (medium === 'audio') return isSound(measure) ? limits.audio.limits[measure] : undefined;
  return isSound(measure) ? undefined : limits[medium].limits[measure];
};

const isSound = (measure: SoundMeasure | PictureMeasure): measure is SoundMeasure =>
  measure === 'lossRatio' ||
  measure === 'jitterMs' ||
  measure === 'roundTripMs' ||
  measure === 'concealedRatio';

/** Milder limits that are still milder than the poor one of this set. A shared document needs no frame rate. */
const milderThan = (measure: LadderMeasure, poor: Limit, medium: string): readonly Limit[] => {
  if (measure === 'wifiSignalPercent') return [SIGNAL_LIMITS.weak];
  if (medium === 'sharing') return [];
  const known: Readonly<Partial<Record<LadderMeasure, readonly Limit[]>>> = MILDER_LIMITS;
  return (known[measure] ?? []).filter((limit) => isPast(poor.value, limit));
};

/** Places values: rising steps are equally wide, falling scales are linear from their top. */
const scaleOf = (
  measure: LadderMeasure,
  steps: readonly Limit[],
  poor: Limit,
): ((value: number) => number) => {
  const falls = poor.poor === 'below';
  const top = TOP[measure] ?? (steps[0] ?? poor).value * 2;
  return (value) => {
    if (isPast(value, poor)) return pastPoor(falls ? poor.value / Math.max(value, 0) : value / poor.value);
    if (falls) return Math.max(0, ((top - value) / (top - poor.value)) * POOR_AT);
    return rising(value, steps);
  };
};

const pastPoor = (times: number): number =>
  Math.min(1, POOR_AT + ((1 - POOR_AT) * Math.log(times)) / Math.log(EDGE_TIMES));

const rising = (value: number, steps: readonly Limit[]): number => {
  const width = POOR_AT / steps.length;
  let before = 0;
  for (const [index, { value: bound }] of steps.entries()) {
    if (value <= bound) return width * (index + Math.max(0, value - before) / (bound - before));
    before = bound;
  }
  return POOR_AT;
};

const rungsOf = (steps: readonly Limit[], poor: Limit, at: (value: number) => number): readonly Rung[] => {
  const edges = [0, ...steps.map(({ value }) => at(value)), 1];
  return edges.slice(1).map((to, level) => ({
    from: edges[level] ?? 0,
    to,
    level,
    outline: level < steps.length ? undefined : poor.published ? 'published' : 'ours',
  }));
};

const tick = (
  kind: LadderTick['kind'],
  value: number | undefined,
  poor: Limit,
  at: (value: number) => number,
): readonly LadderTick[] =>
  value === undefined
    ? []
    : [{ kind, at: at(value), past: isPast(value, poor), text: formatAmount(value, poor.unit) }];

/** Labels name the unit once, at the poor limit. */
const labelValue = (limit: Limit): string =>
  limit.unit === 'ratio'
    ? `${Number((limit.value * 100).toPrecision(6))} %`
    : formatAmount(limit.value, limit.unit);

const SOURCE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^network planning target, own network edge$/, 'plan, edge'],
  [/^network planning target/, 'plan'],
  [/^Real-Time Analytics/, 'RTA'],
  [/^Call Quality Dashboard/, 'CQD'],
  [/^Microsoft’s Call Record Insights sample/, 'sample'],
  [/^Lync/, 'Lync'],
  [/^Twilio/, 'Twilio'],
];

const sourceWord = ({ source }: Limit): string =>
  source === OURS ? 'ours' : (SOURCE_WORDS.find(([pattern]) => pattern.test(source))?.[1] ?? source);

const withoutLimit = (measure: LadderMeasure): Ladder => ({
  rungs: [{ from: 0, to: 1, level: 0, outline: undefined }],
  labels: [],
  ticks: [],
  note:
    measure === 'concealedRatio'
      ? `over ${Number((RETIRED_LIMITS.concealedRatio.value * 100).toPrecision(6))} % was poor until the Call Quality Dashboard retired it`
      : undefined,
});
