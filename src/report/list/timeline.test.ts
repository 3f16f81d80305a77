import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { parseSessionsPage } from '#calls/parse';
import { mediaOf } from './medium-part.ts';
import { createRowBuilder } from './row-builder.ts';
import type { SessionRow } from './session-rows.ts';
import { createPresence } from './presence.ts';
import { callRange, mediumLane, rowLane } from './timeline.ts';

const at = (second: number) => epochMs(Date.UTC(2026, 7, 19, 11, 0, second));
const window = { start: at(0), end: at(10) };

/** One line a person, one character a second: `=` good, `#` sent poorly, `.` not in the call. */
const draw = (...lines: readonly string[]): readonly SessionRow[] => {
  const value = lines.flatMap((line, person) =>
    [...line.matchAll(/=+|#+/g)].map((stretch) => ({
      id: `${person}-${stretch.index}`,
      startDateTime: new Date(at(stretch.index)).toISOString(),
      endDateTime: new Date(at(stretch.index + stretch[0].length)).toISOString(),
      caller: { associatedIdentity: { id: `p${person}` } },
      segments: [
        {
          id: 's',
          media: [
            {
              label: 'main-audio',
              streams: [
                {
                  streamDirection: 'callerToCallee',
                  packetUtilization: 900,
                  averagePacketLossRate: stretch[0].startsWith('#') ? 0.5 : 0,
                },
              ],
            },
          ],
        },
      ],
    })),
  );
  const page = parseSessionsPage({ value });
  if (page.kind === 'err') throw new Error(page.reason.message);
  return createRowBuilder().add(page.value.sessions);
};

const counts = (lines: readonly string[], bins = 10) => {
  const found = createPresence(window, bins).of(draw(...lines));
  return {
    people: found.bins.map(({ people }) => people).join(''),
    poor: found.bins.map(({ poor }) => poor).join(''),
    most: [found.mostPeople, found.mostPoor],
  };
};

describe('lanes', () => {
  test('someone who comes back has two bars in one lane', () => {
    const [row] = draw('.===..##..');
    expect(rowLane(row?.parts ?? [], window)).toEqual([
      { from: 0.1, to: 0.4, sent: 'good', heard: 'noData', failed: false },
      { from: 0.6, to: 0.8, sent: 'poor', heard: 'noData', failed: false },
    ]);
  });

  test('in a zoomed window bars go past its edges', () => {
    const [row] = draw('==========');
    const [bar] = rowLane(row?.parts ?? [], { start: at(4), end: at(6) });
    expect(bar).toMatchObject({ from: -2, to: 3 });
  });

  test('a medium has a bar for each segment, at its session’s time when the segment has none', () => {
    const [row] = draw('..====....');
    const medium = row?.parts.flatMap(mediaOf)[0];
    expect(medium && mediumLane(medium, window)).toEqual([
      { from: 0.2, to: 0.6, sent: 'good', heard: 'noData', failed: false },
    ]);
  });

  test('a session without times has no bar, and one that ends before it starts is turned round', () => {
    const page = parseSessionsPage({
      value: [
        { id: 'a', caller: { name: 'A' } },
        {
          id: 'b',
          caller: { name: 'B' },
          startDateTime: new Date(at(5)).toISOString(),
          endDateTime: new Date(at(3)).toISOString(),
        },
      ],
    });
    const rows = page.kind === 'ok' ? createRowBuilder().add(page.value.sessions) : [];
    expect(rows.map(({ parts }) => rowLane(parts, window))).toMatchObject([[], [{ from: 0.3, to: 0.5 }]]);
  });
});

describe('presence', () => {
  test('asked again with more, it says what a fresh count says, also of people who came back', () => {
    const stay = fc.tuple(fc.nat(9), fc.nat(9)).map(([from, to]) => {
      const [first, last] = from < to ? [from, to] : [to, from];
      return '.'.repeat(first) + '='.repeat(last - first + 1) + '.'.repeat(9 - last);
    });
    fc.assert(
      fc.property(
        fc.array(stay, { maxLength: 8 }),
        fc.array(stay, { minLength: 1, maxLength: 8 }),
        (early, late) => {
          const feed = createPresence(window, 10);
          feed.of(draw(...early));
          // Everybody of before was made anew, and some have another stay.
          const rows = draw(...late);
          expect(feed.of(rows)).toEqual(createPresence(window, 10).of(rows));
        },
      ),
    );
  });

  test('counts people a bin and those with a poor stream', () => {
    expect(counts(['==========', '..####....', '....==....'])).toEqual({
      people: '1122331111',
      poor: '0011110000',
      most: [3, 1],
    });
  });

  test('counts nobody twice who left and came back within a bin', () => {
    expect(counts(['=.=.=.....'], 1)).toEqual({ people: '1', poor: '0', most: [1, 0] });
  });

  test('does not add up people who were never there together', () => {
    expect(counts(['=====.....', '.....=====']).most).toEqual([1, 0]);
  });

  test('of an empty call is nobody', () => {
    expect(counts([])).toEqual({ people: '0000000000', poor: '0000000000', most: [0, 0] });
  });
});

test('the whole call is the record’s time, widened by sessions outside it', () => {
  const rows = draw('..======..');
  expect(callRange({ start: at(3), end: at(4) }, rows)).toEqual({ start: at(2), end: at(8) });
  expect(callRange({ start: at(0), end: at(9) }, rows)).toEqual({ start: at(0), end: at(9) });
  expect(callRange(undefined, [])).toBeUndefined();
});
