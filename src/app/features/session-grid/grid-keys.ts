import { canOpen, levelOf, type GridItem } from './grid-items.ts';

/** What a key means in the grid, decided without a browser. */
export type GridMove =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'open'; readonly open: boolean }
  | { readonly kind: 'select' }
  /** To the page of the session itself. */
  | { readonly kind: 'visit' }
  | { readonly kind: 'zoom'; readonly by: 'in' | 'out' | 'whole' }
  | { readonly kind: 'pan'; readonly direction: -1 | 1 };

type Key = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

type Place = {
  readonly items: readonly GridItem[];
  readonly index: number;
  /** How many lines fit on the screen. */
  readonly pageSize: number;
  readonly isOpen: boolean;
};

/** Undefined leaves the key to the browser and to the page. */
export const moveFor = (key: Key, place: Place): GridMove | undefined => {
  if (key.ctrlKey || key.metaKey || key.altKey) return undefined;
  if (key.shiftKey && key.key === 'ArrowLeft') return { kind: 'pan', direction: -1 };
  if (key.shiftKey && key.key === 'ArrowRight') return { kind: 'pan', direction: 1 };
  return goMove(key.key, place) ?? treeMove(key.key, place) ?? viewMove(key.key);
};

const goMove = (key: string, { items, index, pageSize }: Place): GridMove | undefined => {
  const last = items.length - 1;
  const go = (to: number): GridMove => ({ kind: 'go', to: Math.max(0, Math.min(last, to)) });
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return go(index + 1);
    case 'ArrowUp':
    case 'k':
    case 'K':
      return go(index - 1);
    case 'PageDown':
      return go(index + pageSize);
    case 'PageUp':
      return go(index - pageSize);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    default:
      return undefined;
  }
};

/** → opens, and in an open row steps inside; ← closes, and inside a row steps out to it. */
const treeMove = (key: string, { items, index, isOpen }: Place): GridMove | undefined => {
  const item = items[index];
  if (item === undefined) return undefined;
  if (key === 'ArrowRight') {
    if (!canOpen(item)) return undefined;
    return isOpen ? { kind: 'go', to: index + 1 } : { kind: 'open', open: true };
  }
  if (key === 'ArrowLeft') {
    if (canOpen(item) && isOpen) return { kind: 'open', open: false };
    return levelOf(item) > 1 ? { kind: 'go', to: parentOf(items, index) } : undefined;
  }
  return undefined;
};

/**
 * The next person whose name begins with what was typed, after the line at `index` or from it on while the text grows.
 * Undefined when there is none: the focus stays where it is.
 */
export const typedAhead = (items: readonly GridItem[], index: number, typed: string): number | undefined => {
  const wanted = typed.toLowerCase();
  const first = typed.length > 1 ? index : index + 1;
  for (let step = 0; step < items.length; step += 1) {
    const at = (first + step) % items.length;
    const item = items[at];
    if (item?.kind === 'session' && item.row.name.toLowerCase().startsWith(wanted)) return at;
  }
  return undefined;
};

const parentOf = (items: readonly GridItem[], index: number): number => {
  const item = items[index];
  if (item === undefined) return index;
  const level = levelOf(item);
  const before = items.slice(0, index).findLastIndex((other) => levelOf(other) < level);
  return before < 0 ? index : before;
};

const viewMove = (key: string): GridMove | undefined => {
  switch (key) {
    case ' ':
      return { kind: 'select' };
    case 'Enter':
      return { kind: 'visit' };
    case '+':
    case '=':
      return { kind: 'zoom', by: 'in' };
    case '-':
    case '−':
      return { kind: 'zoom', by: 'out' };
    case '0':
      return { kind: 'zoom', by: 'whole' };
    default:
      return undefined;
  }
};
