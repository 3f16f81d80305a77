import { expect, test } from 'vitest';
import { CQD_LIMITS } from '#quality/limit-sets';
import { sessionCsv } from './session-csv.ts';
import { streamCsv } from './stream-csv.ts';
import { audioOf, joinedAs, rowsOf, streamOf } from '../testing.ts';

const source = { recordId: '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1', version: '2' };

/** By head; good enough for these texts, which hold no quotes or commas. */
const table = (chunks: Iterable<string>): readonly Readonly<Record<string, string>>[] => {
  const [head = '', ...lines] = [...chunks]
    .join('')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  const cells = (line: string) =>
    [...line.matchAll(/("[^"]*"|[^",]*)(?:,|$)/g)].map(([, cell]) => cell ?? '');
  const heads = cells(head);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, at) => [heads[at] ?? '', cell])));
};

const someone = (name: string, loss: number) =>
  joinedAs(
    name,
    ['14:00:00', '14:30:00'],
    [
      {
        ...audioOf(
          streamOf('callerToCallee', { loss, jitterMs: 12, packets: 9_000 }),
          streamOf('calleeToCaller', { loss: 0, jitterMs: 9, packets: 9_000 }),
        ),
        callerDevice: { captureDeviceName: '=cmd|calc', sentSignalLevel: -10 },
      },
    ],
  );

const namesOf = (rows: ReturnType<typeof rowsOf>) => (key: string) =>
  rows.find((row) => row.key === key)?.name ?? '';

test('a line for each session, units in the heads, numbers unrounded and unquoted', () => {
  const rows = rowsOf(someone('Anna', 0.118));
  const [line] = table(sessionCsv(rows, { ...source, nameOf: namesOf(rows) }));
  expect(line).toMatchObject({
    '"Call record"': `"${source.recordId}"`,
    '"Person"': '"Anna"',
    '"Start, UTC"': '"2026-08-19T14:00:00.000Z"',
    '"Length, s"': '1800',
    '"Sent, judged"': '"poor"',
    '"Sent loss, %"': '11.8',
    '"Sent jitter, ms"': '12',
    '"Heard loss, %"': '0',
    '"Rating, 1 to 5"': '',
    '"Asked to rate"': '"no"',
  });
});

test('a person with two sessions has two lines, and a name that is a formula stays text', () => {
  const rows = rowsOf(someone('=1+1', 0.01), joinedAs('=1+1', ['14:40:00', '14:50:00']));
  const lines = table(sessionCsv(rows, { ...source, nameOf: namesOf(rows) }));
  expect(lines.map((line) => line['"Person"'])).toEqual([`"'=1+1"`, `"'=1+1"`]);
});

test('every stream stands once, with who sent and who heard it', () => {
  const rows = rowsOf(someone('Anna', 0.118), someone('Ben', 0.01));
  const lines = table(
    streamCsv([...rows, ...rows], { ...source, limits: CQD_LIMITS, nameOf: namesOf(rows) }),
  );
  expect(
    lines.map((line) => [
      line['"Sent by"'],
      line['"Heard by"'],
      line['"Judged"'],
      line['"Loss, average, %"'],
    ]),
  ).toEqual([
    ['"Anna"', '"the service"', '"poor"', '11.8'],
    ['"the service"', '"Anna"', '"good"', '0'],
    ['"Ben"', '"the service"', '"good"', '1'],
    ['"the service"', '"Ben"', '"good"', '0'],
  ]);
});

test('100,000 sessions come in slices that a page can take one at a time', () => {
  const [row] = rowsOf(someone('Anna', 0.118));
  if (row === undefined) throw new Error('no row');
  const rows = Array.from({ length: 100_000 }, () => row);
  let [slices, lines, longest] = [0, 0, 0];
  for (const text of sessionCsv(rows, { ...source, nameOf: () => 'Anna' })) {
    slices += 1;
    lines += text.split('\r\n').length - 1;
    longest = Math.max(longest, text.length);
  }
  expect([slices, lines]).toEqual([1_001, 100_001]);
  // What is in memory does not grow with the call.
  expect(longest).toBeLessThan(100_000);
});
