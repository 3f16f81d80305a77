import type { Direction } from './classify.ts';
import type { EndFacts } from './end-facts.ts';
import type { Crossing, Flow } from './flow.ts';
import { isPast, type Limit, type Unit } from './limits.ts';
import { STREAM_MEASURES, type Measure, type StreamMeasure } from './measures.ts';
import type { Reading } from './reading.ts';
import type { Sentence } from './sentence.ts';

/** A number with its limit and its place in the JSON. */
type ReadingReceipt = {
  readonly kind: 'reading';
  readonly label: string;
  readonly value: number;
  /** The other end of a range, where several people's readings stand together. */
  readonly to?: number;
  /** The maximum beside an average. */
  readonly max?: number;
  readonly unit: Unit;
  readonly limit?: Limit;
  readonly past: boolean;
  /** Only the maximum is past the limit. */
  readonly burst?: true;
  /** A word beside the value, such as the Wi-Fi band. */
  readonly note?: string;
  readonly path: string;
  readonly session: number;
  readonly person: string;
};

/** A fact in words. */
type WordsReceipt = {
  readonly kind: 'words';
  readonly sentence: Sentence;
  readonly path?: string;
  readonly session?: number;
};

/** What a finding stands on. */
export type Receipt = ReadingReceipt | WordsReceipt;

type More = { readonly limit?: Limit; readonly note?: string; readonly label?: string };

/** A receipt of a reading at one end. */
export const receiptOf = (
  facts: EndFacts,
  reading: Reading,
  { limit, note, label }: More = {},
): ReadingReceipt => ({
  kind: 'reading',
  label: label ?? reading.label,
  value: reading.value,
  unit: reading.unit,
  past: limit !== undefined && isPast(reading.value, limit),
  path: reading.path,
  session: facts.index,
  person: facts.person,
  ...(limit !== undefined && { limit }),
  ...(note !== undefined && { note }),
});

/** Receipts of readings that exist, and none of those that do not. */
export const receiptsOf = (
  facts: EndFacts,
  ...readings: readonly (readonly [Reading | undefined, More?])[]
): readonly Receipt[] =>
  readings.flatMap(([reading, more]) => (reading === undefined ? [] : [receiptOf(facts, reading, more)]));

/** One receipt for each limit that a direction crossed: “sent loss 11.8 % limit 10”. */
export const crossingReceipts = (facts: EndFacts, flow: Flow): readonly Receipt[] => {
  return MEASURES.flatMap((measure) => {
    const worst = flow.crossings.find((crossing) => crossing.measure === measure);
    return worst ? [crossingReceipt(facts, flow, worst)] : [];
  });
};

/** The order in which the table of streams has them. */
const MEASURES: readonly Measure[] = [
  'lossRatio',
  'jitterMs',
  'roundTripMs',
  'concealedRatio',
  'videoFrameLossPercent',
  'frameRateFps',
  'lossAfterFecRatio',
];

/** The receipt of one limit that a direction crossed. */
export const crossingReceipt = (
  facts: EndFacts,
  { kind, direction }: Flow,
  crossing: Crossing,
): ReadingReceipt => {
  const { label, unit } = STREAM_MEASURES[crossing.measure];
  const reading = {
    value: crossing.value,
    unit,
    path: crossing.path,
    label: flowLabel(kind, direction, label),
  };
  return receiptOf(facts, reading, { limit: crossing.limit });
};

const MAXIMA = {
  lossRatio: 'lossMaxRatio',
  jitterMs: 'jitterMaxMs',
  roundTripMs: 'roundTripMaxMs',
} as const satisfies Partial<Record<StreamMeasure, StreamMeasure>>;

/** An average that passes beside a maximum that does not; undefined when the maximum passes too. */
export const burstReceipt = (
  facts: EndFacts,
  flow: Flow,
  measure: keyof typeof MAXIMA,
  limit: Limit,
): Receipt | undefined => {
  const max = flow.worst(MAXIMA[measure], limit);
  if (max === undefined) return undefined;
  const average = flow.worst(measure);
  const { label, unit } = STREAM_MEASURES[measure];
  return {
    kind: 'reading',
    label: flowLabel(flow.kind, flow.direction, label),
    value: average?.value ?? max.value,
    max: max.value,
    unit,
    limit,
    past: false,
    burst: true,
    path: max.path,
    session: facts.index,
    person: facts.person,
  };
};

/** “sent loss”, “heard jitter”, “sent video frame rate”. */
const flowLabel = (kind: Flow['kind'], direction: Direction, label: string): string =>
  [direction, kind === 'audio' ? undefined : kind, label].filter(Boolean).join(' ');
