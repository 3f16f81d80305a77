import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { audioOf, joinedAs, rowsOf, streamOf } from '#report/testing';
import type { Mark, PicturePlan } from '../../ui/picture/marks.ts';
import { fitted, wrapped } from '../../ui/picture/marks.ts';
import { pictureFileName, picturesOf, type PictureContent } from './picture-content.ts';
import { planPicture } from './plan-picture.ts';

const measure = (text: string, { size }: { readonly size: number }) => text.length * size * 0.55;
const at = (clock: string) => epochMs(Date.parse(`2026-08-19T${clock}Z`));
const people = (count: number) =>
  rowsOf(
    ...Array.from({ length: count }, (_, index) =>
      joinedAs(
        `person ${index}`,
        ['14:00:00', '14:30:00'],
        [audioOf(streamOf('callerToCallee', { loss: index === 0 ? 0.2 : 0.01, packets: 9_000 }))],
      ),
    ),
  );

const verdict = {
  sentence: 'Weak Wi-Fi damaged what Diego Siciliani sent. Anna’s own audio is clean both ways.',
  confidence: 'Likely',
  pips: 3,
  proofs: '2 published limits crossed, 1 local proof, nothing strong against',
  receipts: [
    { isPast: true, words: 'sent loss 11.8 % limit 10' },
    { isPast: false, words: '4 of 5 poor ratings tick Distorted sound' },
  ],
  against: ['The record cannot tell who spoke when'],
  next: 'Ask Diego for 5 GHz or a cable.',
  others: ['Possible: UDP looks blocked.'],
  judgedBy: 'Call Quality Dashboard',
};

const content = (more: Partial<PictureContent> = {}): PictureContent => ({
  verdict: undefined,
  title: 'Meeting, Wed 19 Aug 2026, 14:00–14:47',
  facts: ['47 min 28 s', 'organised by Megan Bowen'],
  times: 'Helsinki, UTC+3 (11:00–11:47 UTC)',
  feedback: undefined,
  names: 'Names shown',
  completeness: 'Record version 2, partial: 180 of ≈ 240 sessions read',
  isPartial: true,
  filter: 'rated poor',
  order: 'Worst first',
  record: '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1 version 2. A later version can add data.',
  made: 'Thu 20 Aug 2026, 10:34 Helsinki, UTC+3, Earshot 0.1.0',
  link: 'https://earshot.example/calls/8f2c41d7?f=rated-poor',
  rows: people(3),
  totalRows: 180,
  opened: new Set(),
  selected: undefined,
  window: { start: at('14:00:00'), end: at('14:30:00') },
  zone: 'UTC',
  ...more,
});

const wordsOf = (plan: PicturePlan): readonly string[] =>
  plan.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
const bottomOf = (mark: Mark): number => (mark.kind === 'rect' ? mark.y + mark.height : mark.y);

test('title, filter, zone, completeness, record, version, maker and link are in the picture', () => {
  const words = wordsOf(planPicture(content(), { number: 1, of: 1 }, measure)).join('\n');
  for (const part of [
    'Meeting, Wed 19 Aug 2026, 14:00–14:47',
    '3 of 180 people. Filter: rated poor. Worst first.',
    'Helsinki, UTC+3',
    'partial: 180 of ≈ 240 sessions read',
    '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1 version 2',
    'Earshot 0.1.0',
    'https://earshot.example/calls/8f2c41d7?f=rated-poor',
    'heavy: poor',
  ]) {
    expect(words).toContain(part);
  }
});

test('the verdict is on top with its confidence, receipts, what speaks against it and what to do next', () => {
  const plan = planPicture(content({ verdict }), { number: 1, of: 2 }, measure);
  const words = wordsOf(plan).join(' ');
  for (const part of [
    verdict.sentence,
    'Likely',
    verdict.proofs,
    'sent loss 11.8 % limit 10',
    'The record cannot tell who spoke when',
    'Ask Diego for 5 GHz or a cable.',
    'Possible: UDP looks blocked.',
  ]) {
    expect(words).toContain(part);
  }
  expect(Math.max(...plan.marks.map(bottomOf))).toBeLessThan(plan.height);
  expect(wordsOf(planPicture(content({ verdict }), { number: 2, of: 2 }, measure))).not.toContain('Likely');
});

test('every row of the filter is drawn, and nothing lies outside the picture', () => {
  const plan = planPicture(content({ rows: people(120) }), { number: 1, of: 1 }, measure);
  expect(wordsOf(plan).filter((word) => word.startsWith('person '))).toHaveLength(120);
  expect(plan.width).toBe(1_200);
  expect(Math.max(...plan.marks.map(bottomOf))).toBeLessThan(plan.height);
});

test('a number past its limit has a diamond before it', () => {
  const plan = planPicture(content(), { number: 1, of: 1 }, measure);
  expect(plan.marks.filter((mark) => mark.kind === 'diamond')).toHaveLength(1);
  expect(wordsOf(plan)).toContain('20.0');
});

test('an empty filter says so instead of drawing nothing', () => {
  expect(wordsOf(planPicture(content({ rows: [] }), { number: 1, of: 1 }, measure))).toContain(
    'No session fits this filter.',
  );
});

test('more than 500 rows make several pictures, numbered, and none is lost', () => {
  const pictures = picturesOf(content({ rows: people(1_001) }));
  expect(pictures.map(({ content: shown }) => shown.rows.length)).toEqual([500, 500, 1]);
  expect(pictures.map(({ part }) => pictureFileName('8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1', part))).toEqual([
    'call-8f2c41d7-1-of-3.png',
    'call-8f2c41d7-2-of-3.png',
    'call-8f2c41d7-3-of-3.png',
  ]);
  expect(pictureFileName('8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1', { number: 1, of: 1 })).toBe(
    'call-8f2c41d7.png',
  );
});

test('opened rows count with their media, so that no picture outgrows a canvas', () => {
  const rows = people(300);
  const opened = new Set(rows.map((row) => row.key));
  const pictures = picturesOf(content({ rows, opened }));
  expect(pictures.map(({ content: shown }) => shown.rows.length)).toEqual([250, 50]);
});

const font = { size: 10, weight: 400 } as const;

test('text that does not fit is cut with an ellipsis, and characters that turn it round are left out', () => {
  expect(fitted('Maximiliana Konstantinopolitanska', 88, font, measure)).toBe('Maximiliana Kon…');
  expect(fitted('file\u202Egnp.exe', 500, font, measure)).toBe('filegnp.exe');
});

test('long sentences are broken at spaces, and a word longer than a line goes over several', () => {
  expect(wrapped('one two three', 44, font, measure)).toEqual(['one two', 'three']);
  expect(wrapped('a Konstantinopolitanska b', 44, font, measure)).toEqual([
    'a',
    'Konstant',
    'inopolit',
    'anska b',
  ]);
});

test('a long link is in the picture to its last letter', () => {
  const link = `https://earshot.example/calls/8f2c41d7?people=${Array.from({ length: 60 }, (_, place) => place).join('.')}`;
  const words = wordsOf(planPicture(content({ link }), { number: 1, of: 1 }, measure));
  expect(words.join('')).toContain(link);
});
