import { appendFile, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FIRST_PREV, hashOf } from './chain.ts';
import { openFileTrail } from './file-trail.ts';
import type { AuditTrail } from './trail.ts';

const NOVEMBER = Date.UTC(2026, 10, 20);

let folder: string;
const clock = { now: NOVEMBER };
const open: AuditTrail[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-audit-'));
  clock.now = NOVEMBER;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((trail) => trail.close()));
  await rm(folder, { recursive: true });
});

const openTrail = async (months = 12): Promise<AuditTrail> => {
  const trail = await openFileTrail({ path: join(folder, 'audit.jsonl'), months, now: () => clock.now });
  open.push(trail);
  return trail;
};

const november = (): string => join(folder, 'audit-2026-11.jsonl');
const linesOf = async (path: string): Promise<string[]> =>
  (await readFile(path, 'utf8')).split('\n').slice(0, -1);

const textsOf = async (trail: AuditTrail, before?: string): Promise<{ text: string; place: string }[]> => {
  const lines = [];
  for await (const line of trail.read(before)) lines.push(line);
  return lines;
};

test('each line bears the hash of the one before, and the first zeros', async () => {
  const trail = await openTrail();
  await trail.append({ event: 'data', recordId: 'a' });
  await trail.append({ event: 'data', recordId: 'b' });
  const lines = await linesOf(november());
  expect(lines.map((line) => (JSON.parse(line) as { prev: string }).prev)).toEqual([
    FIRST_PREV,
    hashOf(lines[0] ?? ''),
    hashOf(lines[1] ?? ''),
  ]);
  expect(await trail.verify()).toMatchObject({ isWhole: true, lines: 3, head: hashOf(lines[2] ?? '') });
});

test('an append is in the file when it resolves, however many come at once', async () => {
  const trail = await openTrail();
  await Promise.all(Array.from({ length: 200 }, (_, place) => trail.append({ event: 'data', place })));
  expect(await linesOf(november())).toHaveLength(201);
  expect(await trail.verify()).toMatchObject({ isWhole: true, lines: 201 });
});

test('a process that starts anew goes on with the same chain', async () => {
  await (await openTrail()).append({ event: 'data' });
  await open.pop()?.close();
  const again = await openTrail();
  await again.append({ event: 'data' });
  expect(await again.verify()).toMatchObject({ isWhole: true, lines: 4 });
});

test('each month has a file, tied to the one before, and a file goes when its time is over', async () => {
  const trail = await openTrail(1);
  await trail.append({ event: 'data', month: 'November' });
  clock.now = Date.UTC(2026, 11, 1);
  await trail.append({ event: 'data', month: 'December' });
  expect((await readdir(folder)).sort()).toEqual(['audit-2026-11.jsonl', 'audit-2026-12.jsonl']);
  expect(await trail.verify()).toMatchObject({ isWhole: true, lines: 3 });
  clock.now = Date.UTC(2027, 0, 1);
  await trail.append({ event: 'data', month: 'January' });
  expect((await readdir(folder)).sort()).toEqual(['audit-2026-12.jsonl', 'audit-2027-01.jsonl']);
  const [newest] = await textsOf(trail);
  expect(newest?.text).toContain('removed 2026-11');
  expect(await trail.verify()).toMatchObject({ isWhole: true });
});

test('is read newest first, in pages, across months', async () => {
  const trail = await openTrail();
  await trail.append({ event: 'data', recordId: 'first' });
  clock.now = Date.UTC(2026, 11, 1);
  // Long lines, so that reading backward has to put chunks together.
  for (const recordId of ['second', 'third'])
    await trail.append({ event: 'data', recordId, purpose: 'x'.repeat(70_000) });
  const all = await textsOf(trail);
  const ids = (lines: readonly { text: string }[]) =>
    lines.map(({ text }) => (JSON.parse(text) as { recordId?: string }).recordId);
  expect(ids(all)).toEqual(['third', 'second', 'first', undefined]);
  expect(ids(await textsOf(trail, all[1]?.place))).toEqual(['first', undefined]);
  expect(await textsOf(trail, 'nonsense')).toEqual([]);
});

describe('the check finds', () => {
  test.each<[string, (lines: string[]) => string[]]>([
    ['a changed line', (lines) => lines.map((line) => line.replace('"b"', '"c"'))],
    ['a line taken out', (lines) => lines.toSpliced(2, 1)],
    ['a line put in', (lines) => lines.toSpliced(2, 0, JSON.stringify({ event: 'data', prev: 'x' }))],
    ['a line made unreadable', (lines) => lines.with(2, 'nothing')],
    ['two lines swapped', (lines) => [lines[0] ?? '', lines[2] ?? '', lines[1] ?? '', ...lines.slice(3)]],
    ['the last line cut off', (lines) => lines.slice(0, -1)],
    ['the last line changed', (lines) => lines.with(-1, (lines.at(-1) ?? '').replace('"d"', '"e"'))],
    ['everything gone', () => []],
  ])('%s', async (_, change) => {
    const trail = await openTrail();
    for (const recordId of ['a', 'b', 'c', 'd']) await trail.append({ event: 'data', recordId });
    const lines = change(await linesOf(november()));
    await writeFile(november(), lines.map((line) => `${line}\n`).join(''));
    expect(await trail.verify()).toMatchObject({ isWhole: false, broken: { file: 'audit-2026-11.jsonl' } });
  });
});

test('a line that a crash cut short stays, and the chain goes on over it', async () => {
  await (await openTrail()).append({ event: 'data' });
  await open.pop()?.close();
  await appendFile(november(), '{"event":"data","rec');
  const again = await openTrail();
  await again.append({ event: 'data' });
  expect(await again.verify()).toMatchObject({ isWhole: true, lines: 5 });
  expect((await linesOf(november()))[2]).toBe('{"event":"data","rec');
});

test('a file that somebody else writes to refuses, and what was refused is not in it later', async () => {
  const trail = await openTrail();
  const before = await readFile(november(), 'utf8');
  await appendFile(november(), 'foreign\n');
  await expect(trail.append({ event: 'data' })).rejects.toThrow('not as it was left');
  await writeFile(november(), before);
  await trail.append({ event: 'data' });
  expect(await trail.verify()).toMatchObject({ isWhole: true, lines: 2 });
});

test('a disk that takes nothing refuses the start', async () => {
  await symlink('/dev/full', november());
  await expect(openTrail()).rejects.toThrow(/ENOSPC/);
});
