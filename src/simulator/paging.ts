import type { Fault } from './faults.ts';
import { badRequest } from './graph-error.ts';
import type { Preferences } from './graph-shape.ts';
import type { Common } from './graph-target.ts';
import { createSkipTokens } from './skip-token.ts';

/** Most items of a page: 60 records or sessions, 130 participants. */
export const PAGE_SIZE = { list: 60, sessions: 60, participants: 130 } as const;

export type PageRequest<Item> = {
  readonly common: Common;
  readonly size: number;
  /** What a skip token belongs to. */
  readonly collection: string;
  readonly total: number;
  /**
   * Told which page is asked for, gives the fault that strikes it. An `emptyPage` leaves its items to the next, an
   * `overlap` has its last item again on the next.
   */
  readonly strike: (page: number) => Fault | undefined;
  readonly items: (from: number, count: number) => readonly Item[];
};

export type Page<Item> = {
  /** Counted from 1. */
  readonly page: number;
  readonly items: readonly Item[];
  /** Absent on the last page, and there only. */
  readonly nextLink: string | undefined;
  readonly fault: Fault | undefined;
};

/** Cuts collections into pages with absolute links, as Graph does. `baseUrl` is Graph's root without version. */
export const createPager = (baseUrl: () => string): (<Item>(request: PageRequest<Item>) => Page<Item>) => {
  const tokens = createSkipTokens();
  return ({ common, size, collection, total, items, strike }) => {
    const { from, page } = tokens.read(collection, common.skipToken);
    const fault = strike(page);
    const isEmpty = fault?.kind === 'emptyPage';
    const next = isEmpty ? from : from + size;
    // A page of one item that came again would never end.
    const again = fault?.kind === 'overlap' && size > 1 && next < total ? 1 : 0;
    return {
      page,
      items: isEmpty ? [] : items(from, size),
      nextLink:
        next < total
          ? linkTo(baseUrl(), common, tokens.write(collection, { from: next - again, page: page + 1 }))
          : undefined,
      fault,
    };
  };
};

/** The page size a client prefers; Graph refuses one above the maximum. */
export const pageSize = ({ maxPageSize }: Preferences, most: number): number => {
  if (maxPageSize === undefined) return most;
  if (Number.isInteger(maxPageSize) && maxPageSize >= 1 && maxPageSize <= most) return maxPageSize;
  throw badRequest(`The page size must lie between 1 and ${most}.`);
};

const linkTo = (baseUrl: string, { path, kept }: Common, token: string): string => {
  const options = [...kept, ['$skiptoken', token] as const];
  return `${baseUrl}${path}?${options.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
};
