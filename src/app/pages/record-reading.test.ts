import { expect, test } from 'vitest';
import { epochMs, MINUTE_MS } from '#base/units';
import { packSessions } from '#calls/session-pack';
import type { CallRecord, Session } from '#calls/model';
import { summarizeCall } from '#report/testing';
import type { SummedUp } from '../data/desk/summary-feed.ts';
import { ApiError } from '../data/ApiError.ts';
import type { SessionsPage } from '../data/queries.ts';
import { readingWords } from '../features/call-list/record-reading.ts';
import { toRecordReading } from './record-reading.ts';

const now = epochMs(Date.parse('2026-08-20T12:00:00Z'));

const record: CallRecord = {
  id: 'r',
  version: '1',
  type: 'groupCall',
  modalities: ['audio'],
  start: epochMs(now - 300 * MINUTE_MS),
  end: epochMs(now - 200 * MINUTE_MS),
  lastModified: undefined,
  joinWebUrl: undefined,
  organizer: undefined,
  participants: [],
};

const session = (id: string): Session => ({
  id,
  start: record.start,
  end: record.end,
  modalities: ['audio'],
  isTest: undefined,
  caller: undefined,
  callee: undefined,
  failure: undefined,
  segments: [],
});

const page = (of: Partial<SessionsPage>): SessionsPage => ({
  pack: packSessions([session('a'), session('b')]),
  sessions: [session('a'), session('b')],
  link: undefined,
  nextLink: '/next',
  complete: false,
  version: '2',
  read: undefined,
  pagesRead: undefined,
  problem: undefined,
  nextPageAt: undefined,
  ...of,
});

/** As it is worked out of all pages there are. */
const summedUp = (pages: readonly SessionsPage[]): SummedUp => {
  const summary = summarizeCall(
    record,
    pages.flatMap((read) => read.sessions),
  );
  return { summary, upTo: pages.at(-1) };
};

/** The last cell of the row, as it reads. */
const cell = (known: Partial<Parameters<typeof toRecordReading>[0]>, of: CallRecord = record): string =>
  readingWords(
    toRecordReading({
      pages: [],
      summedUp: summedUp(known.pages ?? []),
      error: null,
      failedAt: 0,
      asked: false,
      paused: false,
      ...known,
    }),
    of,
    now,
  ).text;

test('what nobody asked for is not read', () => {
  expect(cell({})).toBe('not read');
});

test('while reading it says how far', () => {
  expect(cell({ asked: true })).toBe('reading');
  expect(cell({ asked: true, pages: [page({}), page({ sessions: [session('c')] })] })).toBe(
    'reading, 3 read',
  );
});

test('a pause of Graph’s or of the connection is told', () => {
  const pages = [page({ nextPageAt: epochMs(now + 30_000) })];
  expect(cell({ asked: true, pages })).toBe('2 read, Graph asked for a pause');
  expect(cell({ asked: true, paused: true })).toBe('waits for the connection');
});

test('who is behind what the proxy has read is not held up by Graph', () => {
  const pages = [page({ read: 3_120, nextPageAt: epochMs(now + 30_000) })];
  expect(cell({ asked: true, pages })).toBe('reading, 2 read');
});

test('an error that passes by itself is waited for while somebody wants the record', () => {
  const error = new ApiError('upstream-throttled', { retryAfterSeconds: 30 });
  const pages = [page({})];
  expect(cell({ asked: true, error, failedAt: now, pages })).toBe('2 read, Graph asked for a pause');
  expect(cell({ asked: true, error: new ApiError('offline'), pages })).toBe('waits for the connection');
  expect(cell({ error, failedAt: now, pages })).toBe('stopped, 2 read');
});

test('a record is complete only when the last page says so', () => {
  expect(cell({ pages: [page({ nextLink: undefined, complete: true })] })).toBe('complete, version 2');
  expect(cell({ pages: [page({ nextLink: undefined })] })).toBe('stopped, 2 read');
});

test('soon after the call a complete record may still grow', () => {
  const young = { ...record, end: epochMs(now - 8 * MINUTE_MS) };
  expect(cell({ pages: [page({ complete: true })] }, young)).toBe('arriving, version 2');
});

test('a failure keeps what was read, and without anything says why', () => {
  const error = new ApiError('call-record-not-found');
  expect(cell({ asked: true, error, pages: [page({})] })).toBe('stopped, 2 read');
  expect(cell({ asked: true, error })).toBe('No record with this id');
});

test('what was read before a failure is summed up, and nothing is made up before', () => {
  const error = new ApiError('upstream-error');
  const known = { error, failedAt: now, asked: true, paused: false };
  expect(toRecordReading({ ...known, pages: [], summedUp: undefined })).toMatchObject({
    kind: 'stopped',
    summary: undefined,
  });
  const pages = [page({})];
  expect(toRecordReading({ ...known, pages, summedUp: summedUp(pages) })).toMatchObject({
    kind: 'stopped',
    summary: { rated: 0, audioJudged: 0 },
  });
});

test('a record whose sessions are all here is complete once they are summed up, all of them', () => {
  const [first, last] = [page({}), page({ sessions: [session('c')], complete: true })];
  const known = { error: null, failedAt: 0, asked: false, paused: false, pages: [first, last] };
  const part = toRecordReading({ ...known, summedUp: summedUp([first]) });
  expect(part).toMatchObject({ kind: 'reading', read: 3 });
  expect(toRecordReading({ ...known, summedUp: summedUp([first, last]) }).kind).toBe('complete');
});
