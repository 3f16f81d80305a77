import type { Direction } from '#quality/classify';
import { endFacts, type EndFacts } from '#quality/end-facts';
import type { Flow } from '#quality/flow';
import type { LimitSet } from '#quality/limit-sets';
import {
  STREAM_MEASURES,
  type MeasureInfo,
  type PictureMeasure,
  type SoundMeasure,
  type StreamMeasure,
} from '#quality/measures';
import { formatCount } from '../format.ts';
import { ladderOf, type Ladder } from './ladder.ts';
import { shareWords } from '../session/path-nodes.ts';
import type { SessionRow } from '../list/session-rows.ts';
import { formatAmount } from './write-sentence.ts';

export type LadderLine = {
  readonly label: string;
  readonly ladder: Ladder;
  /** “loss, average 11.8 %, maximum 31.2 %”. */
  readonly spoken: string;
  readonly path: string | undefined;
  readonly maxPath: string | undefined;
};

/** One direction of one medium: “Audio sent, 96,412 packets”. */
export type LadderGroup = {
  readonly title: string;
  readonly direction: Direction;
  /** Of the session it is told of, in milliseconds. */
  readonly durationMs: number | undefined;
  readonly packets: string;
  readonly lines: readonly LadderLine[];
  /** “The network hurt the sent audio for 22 % of the call.” */
  readonly hurt: { readonly before: string; readonly share: string; readonly path: string } | undefined;
};

type Medium = 'audio' | 'video' | 'sharing';
type Judged = SoundMeasure | PictureMeasure;

const NAMES: Readonly<Record<Medium, string>> = { audio: 'Audio', video: 'Video', sharing: 'Sharing' };

const MEASURES: Readonly<Record<Medium, readonly (readonly [Judged, string, StreamMeasure?])[]>> = {
  audio: [
    ['lossRatio', 'Loss', 'lossMaxRatio'],
    ['jitterMs', 'Jitter', 'jitterMaxMs'],
    ['roundTripMs', 'Round trip', 'roundTripMaxMs'],
    ['concealedRatio', 'Concealed', 'concealedMaxRatio'],
  ],
  video: [
    ['videoFrameLossPercent', 'Frame loss'],
    ['frameRateFps', 'Frame rate'],
    ['lossAfterFecRatio', 'After FEC'],
  ],
  sharing: [
    ['videoFrameLossPercent', 'Frame loss'],
    ['frameRateFps', 'Frame rate'],
    ['lossAfterFecRatio', 'After FEC'],
  ],
};

/**
 * Readings of a row among their limits: of every direction that was poor, else of the one that says most. Each
 * direction is told of the session in which it was worst.
 */
export const ladderGroups = (row: SessionRow, limits: LimitSet, medium: Medium): readonly LadderGroup[] => {
  const facts = row.parts.map(({ session, index, side }) => endFacts(session, index, side, limits));
  const ways = (['sent', 'heard'] as const).flatMap((direction) => worstOf(facts, medium, direction));
  const poor = ways.filter(({ flow }) => flow.grade === 'poor');
  const [most] = ways.toSorted((one, other) => interest(one.flow) - interest(other.flow));
  const told = poor.length > 0 ? poor : most === undefined ? [] : [most];
  return told.map(({ facts: end, flow }) => toGroup(end, flow, limits, medium));
};

type Way = { readonly facts: EndFacts; readonly flow: Flow };

const worstOf = (facts: readonly EndFacts[], medium: Medium, direction: Direction): readonly Way[] =>
  facts
    .map((end) => ({ facts: end, flow: end.flow(medium, direction) }))
    .filter(({ flow }) => flow.grade !== 'noData' && flow.grade !== 'notJudged')
    .sort((one, other) => other.flow.worstTimes - one.flow.worstTimes)
    .slice(0, 1);

const interest = ({ grade, direction }: Flow): number =>
  (grade === 'burst' ? 0 : 1) + (direction === 'heard' ? 0 : 0.5);

const toGroup = (facts: EndFacts, flow: Flow, limits: LimitSet, medium: Medium): LadderGroup => ({
  title: `${NAMES[medium]} ${flow.direction}`,
  direction: flow.direction,
  durationMs: facts.durationMs,
  packets: flow.packets === undefined ? '' : `${formatCount(flow.packets)} packets`,
  lines: MEASURES[medium].flatMap(([measure, label, max]) =>
    toLine(flow, limits, medium, { measure, label, max }),
  ),
  hurt: medium === 'audio' ? hurtOf(facts, flow.direction) : undefined,
});

type Line = { readonly measure: Judged; readonly label: string; readonly max: StreamMeasure | undefined };

const toLine = (
  flow: Flow,
  limits: LimitSet,
  medium: Medium,
  { measure, label, max }: Line,
): readonly LadderLine[] => {
  const average = flow.worst(measure);
  const highest = max && flow.worst(max);
  if (average === undefined && highest === undefined) return [];
  const ladder = ladderOf(measure, { average: average?.value, max: highest?.value }, limits, medium);
  const { unit }: MeasureInfo = STREAM_MEASURES[measure];
  const readings = [
    average && `average ${formatAmount(average.value, unit)}`,
    highest && `maximum ${formatAmount(highest.value, unit)}`,
    ladder.note,
  ].filter((part) => part !== undefined);
  return [
    {
      label,
      ladder,
      spoken: [label, ...readings].join(', '),
      path: average?.path,
      maxPath: highest?.path,
    },
  ];
};

const hurtOf = (facts: EndFacts, direction: Direction): LadderGroup['hurt'] => {
  const seen = facts.network(direction === 'sent' ? 'sentQualityEventRatio' : 'receivedQualityEventRatio');
  if (seen === undefined || seen.value === 0) return undefined;
  return {
    before: `The network hurt the ${direction} audio for`,
    share: shareWords(seen.value),
    path: seen.path,
  };
};
