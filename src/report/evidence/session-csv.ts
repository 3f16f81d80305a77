import { csvLine, type CsvCell } from '#base/csv';
import type { EpochMs } from '#base/units';
import { endpointOf, failureOf, networkOf } from '#quality/ends';
import { gradeWord } from '../verdict/grade-words.ts';
import { tokenWords } from '../verdict/feedback-summary.ts';
import { numbersOf } from '../list/session-part.ts';
import type { DirectionNumbers, PartNumbers, SessionPart, SessionRow } from '../list/session-rows.ts';

/** What every line of an export repeats, so that a line that was copied elsewhere still says where it is from. */
export type CsvSource = {
  readonly recordId: string;
  readonly version: string | undefined;
  /** What to call the person of a row's key. */
  readonly nameOf: (key: string) => string;
};

/** Lines made at a time: a few milliseconds of work. */
const SLICE = 100;

/** A byte order mark: without it Excel reads UTF-8 as something older. */
export const CSV_BEGIN = '\uFEFF';

type Line = { readonly row: SessionRow; readonly part: SessionPart };
type Column = {
  /** With its unit. */
  readonly head: string;
  readonly cell: (line: Line, source: CsvSource) => CsvCell;
};

/**
 * The sessions of rows as CSV, a line for each session of each person, in slices for whoever has to do other things
 * in between. Times are UTC, numbers are not rounded, what was not measured is empty.
 */
export function* sessionCsv(rows: readonly SessionRow[], source: CsvSource): Generator<string> {
  yield CSV_BEGIN + csvLine(COLUMNS.map(({ head }) => head));
  yield* inSlices(linesOf(rows), (line) => csvLine(COLUMNS.map(({ cell }) => cell(line, source))));
}

function* linesOf(rows: readonly SessionRow[]): Generator<Line> {
  for (const row of rows) for (const part of row.parts) yield { row, part };
}

/** Texts of many lines each, so that nobody has to hold or make all of them at once. */
export function* inSlices<Item>(items: Iterable<Item>, write: (item: Item) => string): Generator<string> {
  let text = '';
  let count = 0;
  for (const item of items) {
    text += write(item);
    count += 1;
    if (count % SLICE !== 0) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** `2026-08-19T11:00:41.000Z`. */
export const instantText = (at: EpochMs | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

/** A fraction as percent, without the noise that multiplying leaves behind. */
export const percentOf = (ratio: number | undefined): number | undefined =>
  ratio === undefined ? undefined : Number((ratio * 100).toPrecision(12));

const numbersIn = ({ row, part }: Line): PartNumbers => numbersOf(row, part);

const directionColumns = (
  word: 'Sent' | 'Heard',
  of: (numbers: PartNumbers) => DirectionNumbers,
): readonly Column[] => [
  { head: `${word}, judged`, cell: (line) => gradeWord(of(numbersIn(line)).grade) },
  { head: `${word} loss, %`, cell: (line) => percentOf(of(numbersIn(line)).lossRatio) },
  { head: `${word} jitter, ms`, cell: (line) => of(numbersIn(line)).jitterMs },
];

const endOf = ({ part: { session, side } }: Line) => endpointOf(session, side);
const netOf = ({ part: { session, side } }: Line) => networkOf(session, side);

const COLUMNS: readonly Column[] = [
  { head: 'Call record', cell: (_, { recordId }) => recordId },
  { head: 'Record version', cell: (_, { version }) => version },
  { head: 'Session', cell: ({ part }) => part.session.id },
  { head: 'Person', cell: ({ row }, { nameOf }) => nameOf(row.key) },
  { head: 'Account', cell: ({ row }) => row.person?.userPrincipalName },
  { head: 'Which end', cell: ({ part }) => part.side },
  { head: 'Start, UTC', cell: ({ part }) => instantText(part.start) },
  { head: 'End, UTC', cell: ({ part }) => instantText(part.end) },
  {
    head: 'Length, s',
    cell: ({ part: { start, end } }) =>
      start === undefined || end === undefined ? undefined : (end - start) / 1_000,
  },
  { head: 'Media', cell: ({ part }) => part.session.modalities.join(' ') },
  ...directionColumns('Sent', ({ sent }) => sent),
  ...directionColumns('Heard', ({ heard }) => heard),
  { head: 'Round trip, ms', cell: (line) => numbersIn(line).roundTripMs },
  { head: 'Limits crossed', cell: (line) => numbersIn(line).limitsCrossed },
  { head: 'Platform', cell: (line) => endOf(line)?.userAgent?.platform },
  {
    head: 'Client',
    cell: (line) => endOf(line)?.userAgent?.applicationVersion ?? endOf(line)?.userAgent?.headerValue,
  },
  { head: 'Device', cell: (line) => endOf(line)?.machineName },
  { head: 'Network', cell: (line) => netOf(line)?.connectionType },
  { head: 'Wi-Fi signal, %', cell: (line) => netOf(line)?.wifiSignalPercent },
  { head: 'Wi-Fi band', cell: (line) => netOf(line)?.wifiBand },
  { head: 'Wi-Fi channel', cell: (line) => netOf(line)?.wifiChannel },
  { head: 'Access point', cell: (line) => netOf(line)?.bssid },
  { head: 'Link speed, bit/s', cell: (line) => netOf(line)?.linkSpeedBps },
  { head: 'Transport', cell: (line) => netOf(line)?.transport },
  { head: 'Address', cell: (line) => netOf(line)?.ipAddress },
  { head: 'Subnet', cell: (line) => netOf(line)?.subnet },
  { head: 'Public address', cell: (line) => netOf(line)?.reflexiveIpAddress },
  { head: 'Rating, 1 to 5', cell: (line) => ratingOf(line) },
  { head: 'Asked to rate', cell: (line) => askedWord(line) },
  {
    head: 'Reasons ticked',
    cell: (line) => endOf(line)?.feedback?.ticked.map(tokenWords).join('; ') || undefined,
  },
  { head: 'Comment', cell: (line) => endOf(line)?.feedback?.text },
  { head: 'Failure, stage', cell: ({ part }) => failureOf(part.session)?.stage },
  { head: 'Failure, reason', cell: ({ part }) => failureOf(part.session)?.reason },
];

const ratingOf = (line: Line): number | undefined => {
  const rating = endOf(line)?.feedback?.rating;
  return typeof rating === 'number' ? rating : undefined;
};

/** `no` also where the record does not say: it cannot tell the two apart. */
const askedWord = (line: Line): string => {
  const rating = endOf(line)?.feedback?.rating;
  if (rating === undefined) return 'no';
  return rating === 'notRated' ? 'yes, no answer' : 'yes';
};
