import { LIMIT_SETS } from '#quality/limit-sets';
import { poorShare, type Tally } from '#quality/tally';
import type { DiagnosisReport } from './diagnosis-json.ts';
import { summarizeFeedback } from './feedback-summary.ts';
import { formatLossPercent } from '../format.ts';
import { toVerdict, type FindingView, type ReceiptView } from './verdict.ts';

/** The diagnosis for a terminal: verdict, receipts with their paths, what is missing. Ends with a line break. */
export const diagnosisText = (report: DiagnosisReport): string => {
  const { record, rows, sessions, diagnosis, limits, blanks, isPartial, writing } = report;
  const verdict = toVerdict(diagnosis, writing);
  const head = record
    ? `Record ${record.id}${record.version === undefined ? '' : `, version ${record.version}`}`
    : 'Sessions without their record';
  return [
    `${head}: ${count(sessions.length, 'session')}, ${count(rows.length, 'person', 'people')}${isPartial ? ', not all of them' : ''}`,
    '',
    ...(verdict?.all ?? []).flatMap(findingLines),
    ...(verdict ? [] : ['No session to judge.', '']),
    ...countLines(report),
    '',
    'Not in this record',
    ...blanks.map(({ title, sentence }) => `  ${title}: ${sentence}`),
    '',
    `Judged by: ${LIMIT_SETS[limits.name].title}. ${LIMIT_SETS[limits.name].differs}`,
    '',
  ].join('\n');
};

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

const findingLines = (view: FindingView): readonly string[] => [
  `${view.confidenceWord}: ${view.sentence}`,
  ...view.receipts.map((receipt) => `  because  ${receiptLine(receipt)}`),
  ...view.against.map((against) => `  against  ${against}`),
  `  next     ${view.next}`,
  '',
];

const MARKS = { poor: '◆', burst: '◇', none: '·' } as const;

const receiptLine = ({ mark, label, value, limit, origin, source, path }: ReceiptView): string => {
  const reading = [label, value].filter((part) => part !== '').join(' ');
  const bound = limit === undefined ? '' : `, ${limit} [${origin ?? ''}: ${source ?? ''}]`;
  return `${MARKS[mark]} ${reading}${bound}${path === undefined ? '' : `  ${path}`}`;
};

const countLines = ({ diagnosis, rows }: DiagnosisReport): readonly string[] => {
  const { tally } = diagnosis.call;
  const { ratings, askedWithoutAnswer, notAsked, reasons } = summarizeFeedback(rows);
  const given = ratings
    .filter((rating) => rating.count > 0)
    .map((rating) => `${rating.count} × ${rating.rating}`);
  return [
    ...(['audio', 'video', 'sharing'] as const).flatMap((kind) => tallyLine(kind, tally[kind])),
    `Ratings: ${[...given, `${askedWithoutAnswer} asked without answer`, `${notAsked} not asked`].join(', ')}`,
    ...(reasons.length === 0
      ? []
      : [`Reasons: ${reasons.map((reason) => `${reason.words} ${reason.count}`).join(', ')}`]),
  ];
};

const tallyLine = (kind: string, tally: Tally): readonly string[] => {
  const { good, poor, unclassified } = tally;
  if (good + poor + unclassified === 0) return [];
  const share = poorShare(tally);
  const judged =
    share === undefined ? 'none judged' : `${poor} of ${good + poor} poor (${formatLossPercent(share)} %)`;
  return [`Streams of ${kind}: ${judged}, ${unclassified} not judged`];
};
