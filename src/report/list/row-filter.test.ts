import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSessionsPage } from '#calls/parse';
import { createRowBuilder } from './row-builder.ts';
import {
  activeParts,
  choices,
  countFlags,
  filterRows,
  NO_FILTER,
  type RowFilter,
  type RowSort,
} from './row-filter.ts';
import { sortRows } from './row-sort.ts';
import type { SessionRow } from './session-rows.ts';

type Drawn = {
  readonly name: string;
  readonly loss?: number;
  readonly jitter?: number;
  readonly rating?: string;
  readonly platform?: string;
  readonly network?: string;
  readonly stage?: string;
  readonly modalities?: readonly string[];
  readonly start?: string;
};

/** Rows as the builder makes them, one a person. */
const rowsOf = (people: readonly Drawn[]): readonly SessionRow[] => {
  const value = people.map(({ name, loss, jitter, rating, platform, network, stage, modalities, start }) => ({
    id: name,
    startDateTime: start ?? '2026-08-19T11:00:00Z',
    modalities: modalities ?? ['audio'],
    failureInfo: stage && { stage },
    caller: {
      associatedIdentity: { id: name, displayName: name },
      userAgent: { platform },
      feedback: rating && { rating },
    },
    segments: [
      {
        id: name,
        media: [
          {
            label: 'main-audio',
            callerNetwork: network && { connectionType: network },
            streams: [
              {
                streamDirection: 'callerToCallee',
                packetUtilization: 5_000,
                averagePacketLossRate: loss,
                averageJitter: jitter === undefined ? null : `PT${(jitter / 1_000).toFixed(3)}S`,
              },
            ],
          },
        ],
      },
    ],
  }));
  const page = parseSessionsPage({ value });
  if (page.kind === 'err') throw new Error(page.reason.message);
  return createRowBuilder().add(page.value.sessions);
};

const meeting = rowsOf([
  { name: 'Sara', loss: 0.002, jitter: 5, platform: 'windows', network: 'wired', rating: 'good' },
  { name: 'Diego', loss: 0.118, jitter: 41, platform: 'windows', network: 'wifi' },
  {
    name: 'Miriam',
    loss: 0.01,
    platform: 'android',
    network: 'wifi',
    stage: 'midcall',
    modalities: ['audio', 'video'],
  },
  { name: 'Anna', loss: 0.001, platform: 'macOS', network: 'wired', rating: 'poor' },
  { name: 'Lee' },
]);
const names = (rows: readonly SessionRow[]) => rows.map(({ name }) => name);
const filtered = (part: Partial<RowFilter>) => names(filterRows(meeting, { ...NO_FILTER, ...part }));

describe('a filter', () => {
  test('without any part gives the same list', () => {
    expect(filterRows(meeting, NO_FILTER)).toBe(meeting);
    expect(filterRows(meeting, { ...NO_FILTER, text: '  ' })).toBe(meeting);
  });

  test('keeps what people rated poor, what was poor or failed, and what failed', () => {
    expect(filtered({ ratedPoor: true })).toEqual(['Anna']);
    expect(filtered({ poorQuality: true })).toEqual(['Diego', 'Miriam']);
    expect(filtered({ failed: true })).toEqual(['Miriam']);
  });

  test('takes any value of one part and asks for all parts', () => {
    expect(filtered({ platforms: ['windows', 'android'] })).toEqual(['Sara', 'Diego', 'Miriam']);
    expect(filtered({ platforms: ['windows', 'android'], networks: ['wifi'] })).toEqual(['Diego', 'Miriam']);
    expect(filtered({ modalities: ['video'], people: ['Miriam', 'Lee'] })).toEqual(['Miriam']);
    expect(filtered({ networks: ['unknown'] })).toEqual(['Lee']);
  });

  test('finds every typed word, whatever the case', () => {
    expect(filtered({ text: 'WIFI an' })).toEqual(['Miriam']);
    expect(filtered({ text: 'nobody' })).toEqual([]);
  });

  test('says which parts are on and what it is without each', () => {
    const filter = { ...NO_FILTER, failed: true, platforms: ['android'], text: 'x' };
    expect(activeParts(filter).map(({ part, values }) => [part, values])).toEqual([
      ['failed', []],
      ['platforms', ['android']],
      ['text', ['“x”']],
    ]);
    expect(activeParts(filter)[1]?.without).toEqual({ ...filter, platforms: [] });
    expect(activeParts(NO_FILTER)).toEqual([]);
  });

  test('can be made of what is there, with counts', () => {
    const found = choices(meeting);
    expect(countFlags(meeting)).toEqual({ ratedPoor: 1, poorQuality: 2, failed: 1 });
    expect(found.people.map(({ name }) => name)).toEqual(['Anna', 'Diego', 'Lee', 'Miriam', 'Sara']);
    expect(found.platforms).toEqual([
      { value: 'windows', count: 2 },
      { value: 'android', count: 1 },
      { value: 'macOS', count: 1 },
      { value: 'unknown', count: 1 },
    ]);
    expect(found.modalities).toContainEqual({ value: 'video', count: 1 });
  });
});

const sorted = (by: RowSort['by'], descending: boolean) => names(sortRows(meeting, { by, descending }));

describe('a sort', () => {
  test('begins with the worst: failed, then poor, and within that by how far past the limits', () => {
    expect(sorted('worst', true)).toEqual(['Miriam', 'Diego', 'Lee', 'Sara', 'Anna']);
    const rows = rowsOf([
      { name: 'one limit, far', loss: 0.9 },
      { name: 'two limits', loss: 0.11, jitter: 31 },
      { name: 'one limit, near', loss: 0.11 },
    ]);
    expect(names(sortRows(rows, { by: 'worst', descending: true }))).toEqual([
      'two limits',
      'one limit, far',
      'one limit, near',
    ]);
  });

  test('puts blanks last in both directions', () => {
    expect(sorted('sentJitter', false)).toEqual(['Sara', 'Diego', 'Miriam', 'Anna', 'Lee']);
    expect(sorted('sentJitter', true)).toEqual(['Diego', 'Sara', 'Miriam', 'Anna', 'Lee']);
    expect(sorted('rated', false).slice(0, 2)).toEqual(['Anna', 'Sara']);
    expect(sorted('network', true).at(-1)).toBe('Lee');
  });

  test('orders texts as people do', () => {
    const rows = rowsOf(['Internal 10', 'émile', 'internal 2', 'Zoe', 'Emil'].map((name) => ({ name })));
    expect(names(sortRows(rows, { by: 'person', descending: false }))).toEqual([
      'Emil',
      'émile',
      'internal 2',
      'Internal 10',
      'Zoe',
    ]);
  });
});

const drawnPeople = fc.uniqueArray(
  fc.record(
    {
      name: fc.string({ minLength: 1, maxLength: 3 }),
      loss: fc.double({ min: 0, max: 1, noNaN: true }),
      jitter: fc.integer({ min: 0, max: 300 }),
      rating: fc.constantFrom('bad', 'poor', 'good', 'notRated', 'unheard-of'),
      platform: fc.constantFrom('windows', 'web', 'satellite'),
      network: fc.constantFrom('wired', 'wifi', 'unknown'),
      stage: fc.constantFrom('midcall', 'callSetup'),
    },
    { requiredKeys: ['name'] },
  ),
  { selector: ({ name }) => name.toLowerCase(), maxLength: 12 },
);
const anyFilter = fc.record({
  ratedPoor: fc.boolean(),
  poorQuality: fc.boolean(),
  failed: fc.boolean(),
  people: fc.constant<string[]>([]),
  modalities: fc.subarray(['audio', 'video']),
  platforms: fc.subarray(['windows', 'web', 'satellite', 'unknown']),
  networks: fc.subarray(['wired', 'wifi', 'unknown']),
  text: fc.constantFrom('', 'a', 'wi', 'A  b'),
});
const anySort = fc.record({
  by: fc.constantFrom('worst' as const, 'person', 'sentLoss', 'sentJitter', 'network', 'rated', 'roundTrip'),
  descending: fc.boolean(),
});

test('whatever the rows, a filter keeps their order and each of its parts holds alone', () => {
  fc.assert(
    fc.property(drawnPeople, anyFilter, (people, filter) => {
      const rows = rowsOf(people);
      const kept = filterRows(rows, filter);
      expect(kept).toEqual(rows.filter((row) => kept.includes(row)));
      for (const { without } of activeParts(filter)) {
        expect(filterRows(rows, without)).toEqual(expect.arrayContaining([...kept]));
      }
    }),
  );
});

test('whatever the rows, a sort loses none, is stable, and sorting twice changes nothing', () => {
  fc.assert(
    fc.property(drawnPeople, anySort, (people, sort) => {
      const rows = rowsOf(people);
      const once = sortRows(rows, sort);
      expect(new Set(once)).toEqual(new Set(rows));
      expect(once).toHaveLength(rows.length);
      expect(sortRows(once, sort)).toEqual(once);
    }),
  );
});
