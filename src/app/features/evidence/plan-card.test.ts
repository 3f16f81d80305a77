import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import type { Evidence } from '#report/evidence/evidence';
import { ladderGroups } from '#report/verdict/ladder-groups';
import { CQD_LIMITS } from '#quality/limit-sets';
import { audioOf, joinedAs, rowsOf, streamOf } from '#report/testing';
import type { Mark } from '../../ui/picture/marks.ts';
import { planCard } from './plan-card.ts';

const measure = (words: string, { size }: { readonly size: number }) => words.length * size * 0.55;
const at = (clock: string) => epochMs(Date.parse(`2026-08-19T${clock}Z`));

const rows = rowsOf(
  joinedAs(
    'Diego Siciliani',
    ['11:00:41', '11:46:58'],
    [
      audioOf(
        streamOf('callerToCallee', {
          loss: 0.118,
          jitterMs: 41,
          packets: 96_412,
          more: { maxPacketLossRate: 0.312, maxJitter: 'PT0.212S' },
        }),
        streamOf('calleeToCaller', { loss: 0.011, jitterMs: 9, packets: 131_877 }),
      ),
    ],
  ),
  joinedAs(
    'Anna Lidman',
    ['11:01:00', '11:47:00'],
    [audioOf(streamOf('callerToCallee', { loss: 0.001, jitterMs: 4, packets: 9_000 }))],
  ),
);
const [diego] = rows;
if (diego === undefined) throw new Error('no row');

const evidence = (change: Partial<Evidence> = {}): Evidence => ({
  recordId: '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1',
  sentence: 'Weak Wi-Fi damaged what Diego Siciliani sent. Anna’s own audio is clean both ways.',
  confidence: 'Likely',
  pips: 3,
  proofs: '2 published limits crossed, 1 local proof, nothing strong against',
  isMasked: false,
  state: 'Names shown. Record version 2, 180 of ≈ 240 sessions read',
  isPartial: true,
  call: {
    kind: 'Meeting',
    when: 'Wed 19 Aug 2026, 14:00–14:47',
    zones: 'Helsinki time, UTC+3 (11:00–11:47 UTC)',
  },
  who: { label: 'Organised by', lines: ['Megan Bowen, 238 participants', 'audio, video, screen sharing'] },
  ticket: 'Anna, yesterday about 14:10, people sounded robotic',
  ladders: {
    title: 'Audio Diego Siciliani sent',
    over: 'over the whole session, 46 min 17 s',
    lines: ladderGroups(diego, CQD_LIMITS, 'audio')[0]?.lines ?? [],
  },
  speaksFor: [
    { mark: 'poor', strong: 'Wi-Fi 34 %', rest: ', our limit 40' },
    { mark: 'good', strong: '', rest: 'Anna sent and heard well: loss 0.2 %, jitter 6 ms at most' },
  ],
  speaksAgainst: ['The record cannot tell who spoke at 14:10.'],
  excerpt: {
    rows: rows.map((row, index) => ({ row, name: row.name, isCause: index === 0 })),
    words: '2 of 238 people: the cause, the ticket’s person',
  },
  grid: undefined,
  path: undefined,
  window: { start: at('11:00:00'), end: at('11:47:00') },
  zone: 'Europe/Helsinki',
  at: at('11:10:00'),
  next: 'Ask Diego for 5 GHz or a cable.',
  others: [],
  footer: ['Shown', 'Judged', 'Record', 'Made', 'Link'].map((label) => ({
    label,
    words: `words of ${label}`,
  })),
  ...change,
});

const texts = (change: Partial<Evidence> = {}) =>
  planCard(evidence(change), measure).marks.filter((mark) => mark.kind === 'text');
const rightOf = ({ x, text, font, align }: Extract<Mark, { kind: 'text' }>) =>
  align === 'left' ? x + measure(text, font) : align === 'right' ? x : x + measure(text, font) / 2;

test('the card is 1200 wide, in the drawing’s order, and its footer comes last', () => {
  expect(planCard(evidence(), measure).width).toBe(1_200);
  const order = [
    'call evidence',
    'Likely',
    'Call',
    'Audio Diego Siciliani sent',
    'Person',
    'Next',
    'Shown',
    'Link',
  ];
  const all = texts();
  const tops = order.map((words) => all.find(({ text }) => text === words)?.y ?? Number.NaN);
  expect(tops).toEqual(tops.toSorted((one, other) => one - other));
});

test('nothing is smaller than 12.5 px and nothing leaves the card, however long its words are', () => {
  const long = 'a very long name indeed '.repeat(12);
  for (const change of [
    {},
    {
      sentence: long,
      ticket: long.repeat(8),
      next: long,
      speaksAgainst: [long],
      who: { label: 'Organised by', lines: [long] },
      ladders: undefined,
      footer: [{ label: 'Link', words: `https://${'x'.repeat(600)}`, mono: 'all' as const }],
    },
  ]) {
    for (const mark of texts(change)) {
      expect(mark.font.size).toBeGreaterThanOrEqual(12.5);
      expect(rightOf(mark), mark.text).toBeLessThanOrEqual(1_164.5);
    }
  }
});

test('the ticket’s time stands over the lanes, and its words hide no other', () => {
  const words = texts().map(({ text }) => text);
  expect(words).toContain('14:10 ticket');
  expect(words).toContain('14:00');
  expect(words).not.toContain('14:15');
});

test('the ladder’s numbers have their unit once, and the poor limit says so', () => {
  const words = texts().map(({ text }) => text);
  expect(words).toContain('average 11.8');
  expect(words).toContain('max 31.2 %');
  expect(words).toContain('10 % poor above');
});

test('what was not chosen is not drawn', () => {
  const words = texts({ ladders: undefined, excerpt: undefined, ticket: undefined }).map(({ text }) => text);
  for (const gone of ['Audio Diego Siciliani sent', 'Person', 'Ticket', 'Loss'])
    expect(words).not.toContain(gone);
  expect(words).toContain('What speaks against it');
});
