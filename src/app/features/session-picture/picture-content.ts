import type { Range } from '#base/range';
import type { SessionRow } from '#report/list/session-rows';

/** The verdict in the words of the page. */
export type PictureVerdict = {
  readonly sentence: string;
  readonly confidence: string;
  /** 3 is Likely, 0 is No cause: drawn as pips. */
  readonly pips: number;
  /** “2 published limits crossed, 1 local proof, nothing strong against”. */
  readonly proofs: string;
  readonly receipts: readonly { readonly isPast: boolean; readonly words: string }[];
  readonly against: readonly string[];
  readonly next: string;
  /** Further findings, a sentence each: “Possible: UDP looks blocked …”. */
  readonly others: readonly string[];
  /** “Call Quality Dashboard limits …”. */
  readonly judgedBy: string;
};

/** Everything that stands in a picture of the session list: what is on screen, and what it would be nothing without. */
export type PictureContent = {
  /** The answer, where one was found. */
  readonly verdict: PictureVerdict | undefined;
  readonly title: string;
  /** “47 min 28 s”, “organised by …”, one after the other. */
  readonly facts: readonly string[];
  /** “Helsinki, UTC+3 (11:00–11:47 UTC)”. */
  readonly times: string;
  /** “14 rated, 10 asked without answer …”; undefined while nobody was asked. */
  readonly feedback: string | undefined;
  readonly names: string;
  readonly completeness: string;
  readonly isPartial: boolean;
  /** “Poor, burst or failed; network Wi-Fi”. */
  readonly filter: string;
  readonly order: string;
  readonly record: string;
  readonly made: string;
  readonly link: string;
  readonly rows: readonly SessionRow[];
  readonly totalRows: number;
  readonly opened: ReadonlySet<string>;
  readonly selected: string | undefined;
  readonly window: Range;
  readonly zone: string;
};

/** Lines a single picture holds: with 2 × pixels it stays inside what every browser's canvas can be. */
const LINES_PER_PICTURE = 500;

/** Where one picture of several stands among them. */
export type PicturePart = { readonly number: number; readonly of: number };

/** Cuts a long list into pictures between its rows; an opened row keeps its media beside it. */
export const picturesOf = (
  content: PictureContent,
): readonly { readonly content: PictureContent; readonly part: PicturePart }[] => {
  const chunks: SessionRow[][] = [[]];
  let lines = 0;
  for (const row of content.rows) {
    const height = linesOf(row, content.opened);
    if (lines > 0 && lines + height > LINES_PER_PICTURE) {
      chunks.push([]);
      lines = 0;
    }
    chunks.at(-1)?.push(row);
    lines += height;
  }
  return chunks.map((rows, index) => ({
    part: { number: index + 1, of: chunks.length },
    content: { ...content, rows },
  }));
};

const linesOf = (row: SessionRow, opened: ReadonlySet<string>): number =>
  1 + (opened.has(row.key) ? row.parts.reduce((sum, part) => sum + part.media.count, 0) : 0);

/** `call-8f2c41d7.png`, and `call-8f2c41d7-2-of-3.png` when there are several: ids only, never a name. */
export const pictureFileName = (recordId: string, { number, of }: PicturePart): string =>
  `call-${recordId.slice(0, 8)}${of === 1 ? '' : `-${number}-of-${of}`}.png`;
