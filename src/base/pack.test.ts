import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aFlag,
  aList,
  aNumber,
  anInstant,
  anObject,
  aText,
  aThing,
  formPrint,
  oneOf,
  packItems,
  unpackItem,
  type Form,
} from './pack.ts';
import { epochMs, type EpochMs } from './units.ts';

const SEED = Number(process.env['EARSHOT_SEED'] ?? Date.now() % 2 ** 31);
process.stdout.write(`packed items: EARSHOT_SEED=${SEED}\n`);
const holds = <Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>): void =>
  fc.assert(property, { seed: SEED });

type Place = { readonly name: string | undefined; readonly level: number | undefined };
type Item = {
  readonly name: string | undefined;
  readonly start: EpochMs | undefined;
  readonly end: EpochMs | undefined;
  readonly value: number | undefined;
  readonly isTest: boolean | undefined;
  readonly side: 'left' | 'right' | undefined;
  readonly words: readonly string[];
  readonly place: Place | undefined;
  readonly home: Place | undefined;
  readonly values: readonly number[] | undefined;
};

const PLACE = anObject<Place>({ name: aText, level: aNumber });
const ITEM: Form<Item> = anObject<Item>({
  name: aText,
  start: anInstant,
  end: anInstant,
  value: aNumber,
  isTest: aFlag,
  side: oneOf('left', 'right'),
  words: aList(aText),
  place: aThing(PLACE),
  home: PLACE,
  values: aList(aNumber),
});

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const text = fc.string({ unit: 'binary' });
const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.nat(300),
  fc.integer({ min: -9_999, max: 9_999 }).map((whole) => whole / 10_000),
);
/** The years 1 to 9999. */
const instant = fc.integer({ min: -6.3e13, max: 2.6e14 }).map(epochMs);
const PLAIN = { noNullPrototype: true } as const;
const place = fc.record({ name: maybe(text), level: maybe(number) }, PLAIN);

const items = fc.array(place, { minLength: 1, maxLength: 3 }).chain((places) =>
  fc.array(
    fc.record(
      {
        name: maybe(text),
        start: maybe(instant),
        end: maybe(instant),
        value: maybe(number),
        isTest: maybe(fc.boolean()),
        side: maybe(fc.constantFrom('left' as const, 'right' as const)),
        words: fc.array(text),
        place: maybe(fc.constantFrom(...places)),
        home: maybe(place),
        values: maybe(fc.array(number)),
      },
      PLAIN,
    ),
  ),
);

test('every item comes out of its pack as it went in, in any order', () => {
  holds(
    fc.property(items, (all) => {
      const pack = packItems(ITEM, all);
      expect(pack.starts).toHaveLength(all.length);
      for (const index of all.map((_, at) => at).toReversed()) {
        expect(unpackItem(ITEM, pack, index)).toStrictEqual(all[index]);
      }
    }),
  );
});

test.each([0, -0, 247, 248, -1, 2 ** 31 - 1, 2 ** 31, 0.1, 0.0118, 1e-7, 1 / 3, NaN, Infinity, -Infinity])(
  'the number %d is the same number again',
  (value) => {
    expect(unpackItem(aNumber, packItems(aNumber, [value]), 0)).toBe(value);
  },
);

test('what is one object at many places takes its bytes once', () => {
  const shared: Place = { name: 'a place with a long name', level: 0.123456789 };
  const at = (where: Place): Place => ({ ...where });
  const together = packItems(aThing(PLACE), [shared, shared, shared]);
  const apart = packItems(aThing(PLACE), [at(shared), at(shared), at(shared)]);
  expect(together.bytes.length).toBeLessThan(apart.bytes.length);
  expect([0, 1, 2].map((index) => unpackItem(aThing(PLACE), together, index))).toStrictEqual([
    shared,
    shared,
    shared,
  ]);
});

test('a text that comes often is held once', () => {
  expect(packItems(aText, ['wifi', 'wired', 'wifi']).texts).toBe('wifiwired');
});

test('forms have the same print when they read each other’s bytes, and another when they do not', () => {
  const print = formPrint(PLACE);
  expect(formPrint(anObject<Place>({ name: aText, level: aNumber }))).toBe(print);
  expect(formPrint(anObject<Place>({ level: aNumber, name: aText }))).not.toBe(print);
  expect(formPrint(anObject<{ name: string; level: EpochMs }>({ name: aText, level: anInstant }))).not.toBe(
    print,
  );
  expect(formPrint(oneOf('left', 'right'))).not.toBe(formPrint(oneOf('right', 'left')));
  expect(formPrint(aThing(PLACE))).not.toBe(print);
  expect(formPrint(aList(aText))).not.toBe(formPrint(aText));
});
