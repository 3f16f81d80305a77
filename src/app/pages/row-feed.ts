import type { LimitSet } from '#quality/limit-sets';
import { createRowBuilder } from '#report/list/row-builder';
import type { SessionRow } from '#report/list/session-rows';
import type { SessionsPage } from '../data/queries.ts';

type Pages = readonly Pick<SessionsPage, 'sessions'>[];

/** Turns the pages read so far into rows. Asked again with one page more, it does the work of that page. */
export type RowFeed = { readonly rowsOf: (pages: Pages) => readonly SessionRow[] };

/** A feed whose rows are judged by a set of limits. */
export const createRowFeed = (limits?: LimitSet): RowFeed => {
  let builder = createRowBuilder(limits);
  let taken: Pages = [];
  let rows: readonly SessionRow[] = [];

  return {
    rowsOf: (pages) => {
      if (!taken.every((page, index) => page === pages[index])) {
        builder = createRowBuilder(limits);
        taken = [];
        rows = [];
      }
      for (const page of pages.slice(taken.length)) rows = builder.add(page.sessions);
      taken = pages;
      return rows;
    },
  };
};
