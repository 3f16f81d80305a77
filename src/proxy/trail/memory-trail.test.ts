import { expect, test } from 'vitest';
import { createMemoryTrail } from './memory-trail.ts';

test('keeps the newest ten thousand lines in one chain, and tells each', async () => {
  const told: object[] = [];
  const trail = createMemoryTrail((line) => told.push(line));
  for (let place = 0; place < 10_005; place += 1) await trail.append({ place });
  expect(told).toHaveLength(10_005);
  expect(await trail.verify()).toMatchObject({ isWhole: true, lines: 10_000 });
});

test('is read newest first, and on from a place', async () => {
  const trail = createMemoryTrail();
  for (const place of [0, 1, 2]) await trail.append({ place });
  const read = async (before?: string) => {
    const lines = [];
    for await (const { text, place } of trail.read(before))
      lines.push([(JSON.parse(text) as { place: number }).place, place] as const);
    return lines;
  };
  const all = await read();
  expect(all.map(([value]) => value)).toEqual([2, 1, 0]);
  expect((await read(all[0]?.[1])).map(([value]) => value)).toEqual([1, 0]);
  expect(await read('nonsense')).toEqual([]);
});
