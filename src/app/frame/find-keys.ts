import { createLeftover } from '#report/ticket/leftover';
import { takeLinks } from '#report/ticket/ticket-links';

type Press = { readonly key: string; readonly altKey: boolean };

type Setting = {
  readonly text: string;
  /** Ids of the calls found, the likeliest first. */
  readonly ids: readonly string[];
  /** The one that the arrows have reached. */
  readonly active: number | undefined;
};

/** What a key in the finder's box does; undefined is left to the box. */
export type FindMove =
  | { readonly kind: 'open'; readonly id: string }
  | { readonly kind: 'go'; readonly to: number | undefined }
  | { readonly kind: 'leave' };

/**
 * ↑ ↓ choose and Enter opens, the first before anything is chosen. A figure picks: at once with Alt, by itself after an
 * arrow, for before that it may belong to a time. An id alone opens without waiting for a search.
 */
export const findMove = ({ key, altKey }: Press, { text, ids, active }: Setting): FindMove | undefined => {
  const opened = (id: string | undefined): FindMove | undefined =>
    id === undefined ? undefined : { kind: 'open', id };
  if (/^[1-3]$/.test(key) && (altKey || active !== undefined)) return opened(ids[Number(key) - 1]);
  switch (key) {
    case 'ArrowDown':
      return ids.length === 0 ? undefined : { kind: 'go', to: Math.min((active ?? -1) + 1, ids.length - 1) };
    case 'ArrowUp':
      return { kind: 'go', to: active === undefined || active === 0 ? undefined : active - 1 };
    case 'Enter':
      return opened(ids[active ?? 0] ?? onlyIdIn(text));
    case 'Escape':
      return { kind: 'leave' };
    default:
      return undefined;
  }
};

const onlyIdIn = (text: string): string | undefined => {
  const { ids } = takeLinks(createLeftover(text));
  return ids.length === 1 ? ids[0] : undefined;
};
