import type { Ladder, LadderTick } from '#report/verdict/ladder';

/** Where a tick's words stand above a ladder; undefined when they have no room. */
export type TickWords = { readonly tick: LadderTick; readonly x: number; readonly text: string };

/** How high each rung is: three or four of them, the poor one always the same. */
const HEIGHTS = { 2: [3], 3: [3, 6], 4: [3, 5, 7] } as const;

/** The height of a rung below the poor one, in a ladder of so many. */
export const rungHeight = (level: number, rungs: number): number =>
  (HEIGHTS[rungs as 2 | 3 | 4] ?? HEIGHTS[2])[level] ?? 7;

/** The average width of a letter at 11 px. */
const LETTER = 6.4;
const GAP = 8;

/** How wide words are, and what an average is called. */
type Lettering = { readonly width: (words: string) => number; readonly average: 'avg' | 'average' };

const SMALL: Lettering = { width: (words) => words.length * LETTER, average: 'avg' };

/**
 * Words above the ticks, side by side where they would meet: “avg 11.8   max 31.2 %”. The unit stands once, at the
 * last of them. What has no maximum beside it needs no “avg” either.
 */
export const tickWords = (
  ladder: Ladder,
  width: number,
  { width: widthOf, average }: Lettering = SMALL,
): readonly TickWords[] => {
  const { ticks } = ladder;
  const words = ticks.map((tick, index) => ({ tick, text: textOf(tick, index, ticks.length, average) }));
  const [first, second] = words;
  if (first === undefined) return [];
  const half = (text: string) => widthOf(text) / 2;
  if (second === undefined) {
    return [{ ...first, x: clamp(first.tick.at * width, half(first.text), width - half(first.text)) }];
  }
  const apart = half(first.text) + half(second.text) + GAP;
  const lastX = clamp(
    Math.max(second.tick.at * width, first.tick.at * width),
    half(second.text) + apart,
    width - half(second.text),
  );
  const firstX = clamp(first.tick.at * width, half(first.text), lastX - apart);
  return [
    { ...first, x: firstX },
    { ...second, x: lastX },
  ];
};

const textOf = ({ kind, text }: LadderTick, index: number, count: number, average: string): string => {
  if (count === 1) return kind === 'max' ? `max ${text}` : text;
  return `${kind === 'average' ? average : 'max'} ${index < count - 1 ? withoutUnit(text) : text}`;
};

/** The unit stands once, at the last number of several. */
export const withoutUnit = (text: string): string => text.replace(/ (%|ms|fps)$/, '');

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
