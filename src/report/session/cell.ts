import type { Ladder } from '#report/verdict/ladder';

/** What stands in a cell of the panel: a value, or the reason why there is none. */
export type Cell =
  | {
      readonly kind: 'value';
      readonly text: string;
      readonly over: boolean;
      readonly max?: { readonly text: string; readonly over: boolean; readonly path?: string };
      /** The reading among its limits, where somebody has set one. */
      readonly ladder?: Ladder;
      /** Where the number stands in the JSON. */
      readonly path?: string;
      /** A remark beside the value, such as what a level means. */
      readonly note?: string;
    }
  /** Teams did not measure or report it. */
  | { readonly kind: 'blank'; readonly reason: string }
  /** The viewer's role hides it. */
  | { readonly kind: 'hidden' };

export const value = (text: string, note?: string): Cell => ({
  kind: 'value',
  text,
  over: false,
  ...(note === undefined ? {} : { note }),
});

export const blank = (reason: string): Cell => ({ kind: 'blank', reason });

export const NOT_REPORTED = blank('not reported');

export const isBlank = (cell: Cell): boolean => cell.kind === 'blank';
