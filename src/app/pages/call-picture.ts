import { CONFIDENCE_PIPS } from '#quality/confidence';
import type { Range } from '#base/range';
import { epochMs } from '#base/units';
import type { LimitSet } from '#quality/limit-sets';
import { formatClockMinutes, formatCount, formatDate, zoneLabel } from '#report/format';
import type { FeedbackSummary } from '#report/verdict/feedback-summary';
import type { Verdict } from '#report/verdict/verdict';
import type { Reading } from '../features/record-strip/reading.ts';
import type { PictureContent, PictureVerdict } from '../features/session-picture/picture-content.ts';
import { filterWords, sortWords } from './filter-words.ts';
import type { SessionList } from './useSessionList.ts';
import type { Viewer } from './useViewer.ts';

/** What the page shows of a call when somebody wants a picture of it. */
export type PictureOf = {
  readonly id: string;
  readonly viewer: Viewer;
  readonly title: string;
  readonly verdict: Verdict | undefined;
  readonly limits: LimitSet;
  readonly facts: readonly string[];
  readonly reading: Reading;
  readonly summary: FeedbackSummary;
  readonly list: SessionList;
  readonly totalRows: number;
  readonly whole: Range;
  readonly zone: string;
  /** The address that shows this very view, without words anyone typed. */
  readonly link: string | undefined;
};

/** The picture's words and rows: the list as it stands, with all that a reader of a ticket must know about it. */
export const callPicture = (subject: PictureOf): PictureContent => {
  const { appVersion, fieldLevel } = subject.viewer;
  const namesShown = fieldLevel !== 'metrics';
  const { list, reading, zone, whole } = subject;
  const isPartial = reading.state.kind !== 'complete';
  const now = epochMs(Date.now());
  return {
    title: subject.title,
    verdict: subject.verdict && verdictWords(subject.verdict, subject.limits),
    facts: subject.facts,
    times: timesWords(whole, zone),
    feedback: feedbackWords(subject.summary),
    names: namesShown ? 'Names shown' : 'Names masked',
    completeness: completenessWords(reading),
    isPartial,
    filter: filterWords(list.filter, list.nameOf),
    order:
      list.shown.late === 0
        ? sortWords(list.view.sort)
        : `${sortWords(list.view.sort)}, the ${formatCount(list.shown.late)} read last below`,
    record: `${subject.id}${reading.version === undefined ? ', no version given' : ` version ${reading.version}`}.${reading.mayGrow ? ' A later version can add data.' : ''}`,
    made: `${formatDate(now, zone)}, ${formatClockMinutes(now, zone)} ${zoneLabel(zone, now)}, Earshot ${appVersion}, names as the maker’s role allows`,
    link: subject.link ?? 'opened from a file, so there is no link',
    rows: list.shown.rows.filter((row) => !list.unfit.has(row.key)),
    totalRows: subject.totalRows,
    opened: list.opened,
    selected: list.selected?.key,
    window: list.window ?? whole,
    zone,
  };
};

const verdictWords = ({ main, others }: Verdict, limits: LimitSet): PictureVerdict => ({
  sentence: main.sentence,
  confidence: main.confidenceWord,
  pips: CONFIDENCE_PIPS[main.confidence],
  proofs: main.proofs,
  receipts: main.receipts.map(({ mark, label, value, limit }) => ({
    isPast: mark === 'poor',
    words: [label, value, limit].filter(Boolean).join(' '),
  })),
  against: main.confidence === 'noCause' ? [] : main.against,
  next: main.next,
  others: others.map(({ confidenceWord, sentence }) => `${confidenceWord}: ${sentence}`),
  judgedBy: judgedWords(limits),
});

/** “CQD: loss over 10 %, jitter over 30 ms, round trip over 500 ms; streams over 500 packets.” */
const judgedWords = ({ title, audio }: LimitSet): string => {
  const { lossRatio, jitterMs, roundTripMs } = audio.limits;
  const tests = [
    lossRatio && `loss over ${lossRatio.value * 100} %`,
    jitterMs && `jitter over ${jitterMs.value} ms`,
    roundTripMs && `round trip over ${roundTripMs.value} ms`,
  ].filter((test) => test !== undefined);
  const name = title === 'CQD' ? 'Call Quality Dashboard limits' : `Limits: ${title}`;
  return `${name}: ${tests.join(', ')}; streams over ${formatCount(audio.floor.value)} packets`;
};

/** The whole call in the page's zone and in UTC. */
const timesWords = ({ start, end }: Range, zone: string): string => {
  const span = (inZone: string) => `${formatClockMinutes(start, inZone)}–${formatClockMinutes(end, inZone)}`;
  const label = zoneLabel(zone, start);
  return label === 'UTC' ? `${formatDate(start, zone)}, ${span(zone)} UTC` : `${label} (${span('UTC')} UTC)`;
};

const completenessWords = ({ state, shown, expected, version }: Reading): string => {
  const record = version === undefined ? 'Record without version' : `Record version ${version}`;
  if (state.kind === 'complete') return `${record}, all ${shown.toLocaleString('en')} sessions read`;
  const of = expected === undefined || expected <= shown ? '' : ` of ≈ ${expected.toLocaleString('en')}`;
  return `${record}, partial: ${shown.toLocaleString('en')}${of} sessions read`;
};

const feedbackWords = ({
  rated,
  askedWithoutAnswer,
  notAsked,
  ratings,
  reasons,
}: FeedbackSummary): string | undefined => {
  if (rated + askedWithoutAnswer === 0) return undefined;
  const given = ratings.filter(({ count }) => count > 0).map(({ rating, count }) => `${count} × ${rating}`);
  const ticked = reasons.map(({ words, count }) => `${words} ${count}`);
  return [
    `${rated} rated${given.length > 0 ? ` (${given.join(', ')})` : ''}, ${askedWithoutAnswer} asked without answer, ${notAsked} not asked`,
    ticked.length > 0 ? `ticked: ${ticked.join(', ')}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('; ');
};
