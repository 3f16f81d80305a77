import { plainText } from '#base/plain-text';
import type { LaneShape } from '#report/list/lane-shapes';

/** Colours by their role in tokens.css; the painter looks up what the light theme makes of them. */
export type Ink = Role | Computed;

/** A colour as the browser computed it for something on the page. */
export type Computed = `rgb${string}` | `color(${string}` | `oklab(${string}`;

export type Role =
  | 'text'
  | 'text-2'
  | 'text-3'
  | 'accent'
  | 'poor'
  | 'poor-ink'
  | 'poor-soft'
  | 'none'
  | 'good'
  | 'fail'
  | 'line'
  | 'line-strong'
  | 'line-control'
  | 'rung-1'
  | 'rung-2'
  | 'rung-3'
  | 'surface'
  | 'surface-2';

export type Font = {
  readonly size: number;
  readonly weight: number;
  readonly mono?: boolean;
  /** Between letters, as CSS writes it; `-0.2px`. */
  readonly spacing?: string;
};

/** One thing to draw, in pixels from the picture's top left. Text stands on its base line. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly font: Font;
      readonly ink: Ink;
      readonly align: 'left' | 'right' | 'center';
    }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill?: Ink;
      readonly stroke?: Ink;
    }
  | { readonly kind: 'diamond'; readonly x: number; readonly y: number; readonly size: number }
  | { readonly kind: 'cross'; readonly x: number; readonly y: number; readonly size: number }
  /** An outline as SVG writes one; `d` is in the picture's own pixels, moved by x and y. */
  | {
      readonly kind: 'path';
      readonly x: number;
      readonly y: number;
      readonly d: string;
      readonly fill?: Ink;
      readonly stroke?: Ink;
      readonly thickness?: number;
      readonly dash?: readonly number[];
      /** From the outline's own coordinates to the picture's, before x and y; they are the same without. */
      readonly matrix?: readonly [number, number, number, number, number, number];
      /** 0 to 1. */
      readonly opacity?: number;
    }
  | { readonly kind: 'lane'; readonly x: number; readonly y: number; readonly shapes: readonly LaneShape[] };

/** How wide a text is in a font; the browser's canvas knows, a test can say so itself. */
export type Measure = (text: string, font: Font) => number;

/** A picture before it is painted. */
export type PicturePlan = {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
};

export const text = (
  x: number,
  y: number,
  words: string,
  font: Font,
  ink: Ink = 'text',
  align: 'left' | 'right' | 'center' = 'left',
): Mark => ({ kind: 'text', x, y, text: words, font, ink, align });

export const line = (x: number, y: number, width: number, ink: Ink): Mark => ({
  kind: 'rect',
  x,
  y,
  width,
  height: 1,
  fill: ink,
});

/** The text without control and direction characters, cut with … to what fits. */
export const fitted = (words: string, room: number, font: Font, measure: Measure): string => {
  const plain = plainText(words);
  if (measure(plain, font) <= room) return plain;
  const letters = Array.from(plain);
  let [fits, tooLong] = [0, letters.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (measure(`${letters.slice(0, middle).join('')}…`, font) <= room) fits = middle;
    else tooLong = middle;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
};

/** As many letters of a word as fit, at least one, and the rest. */
const split = (word: string, room: number, font: Font, measure: Measure): readonly [string, string] => {
  const letters = Array.from(word);
  let [fits, tooLong] = [1, letters.length + 1];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (measure(letters.slice(0, middle).join(''), font) <= room) fits = middle;
    else tooLong = middle;
  }
  return [letters.slice(0, fits).join(''), letters.slice(fits).join('')];
};

/** Text broken at spaces into lines that fit; a word longer than a line, such as a link, goes over several. */
export const wrapped = (words: string, room: number, font: Font, measure: Measure): readonly string[] => {
  const lines: string[] = [];
  for (const word of plainText(words).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`, font) <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else {
      let rest = word;
      do {
        const [start, end] = split(rest, room, font, measure);
        lines.push(start);
        rest = end;
      } while (rest !== '');
    }
  }
  return lines;
};
