import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { FURTHER_COLUMNS } from '#report/list/further-columns';
import { DEFAULT_VIEW, NO_VIEW_FILTER, readCallView, writeCallView, type CallView } from './call-url.ts';

const session = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('', 'c'))
  .map(([number, end]) => `${number}${end}`);
const someSessions = fc.uniqueArray(session, { maxLength: 8 });
const someWords = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 4 });

const view: fc.Arbitrary<CallView> = fc.record({
  selected: fc.option(session, { nil: undefined }),
  opened: someSessions,
  filter: fc.record({
    ratedPoor: fc.boolean(),
    poorQuality: fc.boolean(),
    failed: fc.boolean(),
    people: someSessions,
    modalities: someWords,
    platforms: someWords,
    networks: someWords,
    cell: fc.option(
      fc.record({
        medium: fc.constantFrom('audio', 'video', 'sharing'),
        sent: fc.constantFrom('poor', 'notJudged', 'well'),
        heard: fc.constantFrom('poor', 'notJudged', 'well'),
      }),
      { nil: undefined },
    ),
    text: fc.string({ maxLength: 60 }),
  }),
  sort: fc.record({
    by: fc.constantFrom('worst', 'person', 'sentLoss', 'heardJitter', 'roundTrip', 'rated', 'joined'),
    descending: fc.boolean(),
  }),
  compare: fc.uniqueArray(session, { maxLength: 6 }),
  columns: fc.subarray([...FURTHER_COLUMNS]),
  window: fc.option(
    fc
      .tuple(fc.integer({ min: 1, max: 2 ** 41 }), fc.integer({ min: 10_000, max: 10_000_000 }))
      .map(([start, length]) => ({ start: epochMs(start), end: epochMs(start + length) })),
    { nil: undefined },
  ),
  group: fc.option(fc.constantFrom('subnet', 'platform'), { nil: undefined }),
  at: fc.option(fc.integer({ min: 0, max: 2 ** 41 }).map(epochMs), { nil: undefined }),
  rest: fc.constantFrom('hide', 'dim'),
  limits: fc.constantFrom('cqd', 'sample', 'ours'),
  medium: fc.constantFrom('audio', 'video', 'sharing'),
  who: fc.option(session, { nil: undefined }),
  value: fc.option(
    fc.nat({ max: 99_999 }).map((place) => `sessions[${place}].segments[0].media[1].streams[0].maxJitter`),
    { nil: undefined },
  ),
});

test('what is written is read back, also after a trip through the address bar', () => {
  fc.assert(
    fc.property(view, (some) => {
      expect(readCallView(new URLSearchParams(writeCallView(some).toString()))).toEqual(some);
    }),
  );
});

test.each(['limits=mine', 'medium=smell', 'cell=audio.poor', 'who=diego', 'at=noon', 'value=sessions[1]..x'])(
  'nonsense in %s falls back to the default',
  (search) => {
    expect(readCallView(new URLSearchParams(search))).toEqual(DEFAULT_VIEW);
  },
);

test('the plain view has a plain address', () => {
  expect(writeCallView(DEFAULT_VIEW).toString()).toBe('');
  expect(readCallView(new URLSearchParams())).toEqual(DEFAULT_VIEW);
});

test('a link reads as what it shows', () => {
  const link = writeCallView({
    ...DEFAULT_VIEW,
    selected: '37',
    opened: ['37', '4c'],
    filter: { ...NO_VIEW_FILTER, ratedPoor: true, poorQuality: true, networks: ['wifi'] },
    sort: { by: 'heardLoss', descending: true },
  });
  expect(decodeURIComponent(link.toString())).toBe(
    's=37&open=37.4c&f=rated-poor.poor&net=wifi&sort=-heardLoss',
  );
});

test('nonsense falls back to the default, and takes nothing else with it', () => {
  const search = new URLSearchParams(
    's=-1&open=a.3.3.007.99999999&f=rated-poor.nonsense&sort=loudness&t=5-9&at=noon&group=shoe&rest=burn&net=',
  );
  expect(readCallView(search)).toEqual({
    ...DEFAULT_VIEW,
    opened: ['3'],
    filter: { ...NO_VIEW_FILTER, ratedPoor: true },
  });
});

test('no text can make a read throw', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (query) => {
      readCallView(new URLSearchParams(query));
    }),
  );
});

test('a window shorter than ten seconds is not one the page can show', () => {
  expect(readCallView(new URLSearchParams('t=1000-10999')).window).toBeUndefined();
  expect(readCallView(new URLSearchParams('t=1000-11000')).window).toEqual({ start: 1_000, end: 11_000 });
});
