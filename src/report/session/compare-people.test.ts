import { expect, test } from 'vitest';
import { CQD_LIMITS } from '#quality/limit-sets';
import { comparePeople } from './compare-people.ts';
import { audioOf, joinedAs, rowsOf, streamOf } from '../testing.ts';

const media = (loss: number, network: object, streams: readonly object[] = []) => [
  {
    ...audioOf(streamOf('callerToCallee', { loss, jitterMs: 9, packets: 90_000 }), ...streams),
    callerNetwork: { linkSpeed: 26_000_000, ...network },
  },
];
const people = rowsOf(
  joinedAs(
    'ana',
    ['14:00:00', '14:30:00'],
    media(0.118, { connectionType: 'wifi', wifiSignalStrength: 34 }, [
      streamOf('calleeToCaller', { loss: 0.01, packets: 90_000 }),
    ]),
  ),
  joinedAs('ben', ['14:00:00', '14:30:00'], media(0.002, { connectionType: 'wired' })),
);
const groups = comparePeople(people, { zone: 'UTC', limits: CQD_LIMITS, level: 'identity' });
const lineOf = (title: string, label: string) =>
  groups.find((group) => group.title === title)?.lines.find((line) => line.label === label);
const texts = (title: string, label: string) =>
  lineOf(title, label)?.cells.map((cell) => (cell.kind === 'value' ? cell.text : cell.kind));

test('every person has a cell on every line, in the order they were given', () => {
  for (const { lines } of groups) for (const { cells } of lines) expect(cells).toHaveLength(people.length);
  expect(texts('Audio sent', 'Loss')).toEqual(['11.8', '0.2']);
  expect(texts('Network', 'Connection')).toEqual(['Wi-Fi', 'Wired']);
});

test('a reading past its limit stays marked, and keeps its ladder', () => {
  expect(lineOf('Audio sent', 'Loss')?.cells[0]).toMatchObject({ over: true });
  expect(lineOf('Audio sent', 'Loss')?.cells[1]).toHaveProperty('ladder');
});

test('lines on which all say the same are told from those that differ', () => {
  expect(lineOf('Audio sent', 'Loss')?.differs).toBe(true);
  expect(lineOf('Audio sent', 'Jitter')?.differs).toBe(false);
  expect(lineOf('Network', 'Link speed')?.differs).toBe(false);
});

test('who has no stream of a direction says so; what nobody has is no group', () => {
  expect(lineOf('Audio heard', 'Loss')?.cells[1]).toEqual({ kind: 'blank', reason: 'no stream' });
  expect(groups.map(({ title }) => title)).not.toContain('Video sent');
});

test('what the role hides is hidden in every column', () => {
  const masked = comparePeople(people, { zone: 'UTC', limits: CQD_LIMITS, level: 'metrics' });
  const machine = masked
    .find(({ title }) => title === 'Client')
    ?.lines.find(({ label }) => label === 'Machine');
  expect(machine?.cells.map(({ kind }) => kind)).toEqual(['hidden', 'hidden']);
});
