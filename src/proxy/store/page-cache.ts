/** A page's place in its collection, and its packed body. */
type Page = { readonly first: number; readonly count: number; readonly body: Uint8Array };

/** Packed pages beside the database, which takes longer to give one than it takes to read it. */
export type PageCache = {
  keep(name: string, page: Page): void;
  /** Pages in their order that hold all of the items asked for; undefined when one is missing. */
  find(name: string, from: number, count: number): readonly Page[] | undefined;
  forget(name?: string): void;
};

type Kept = { readonly since: number; readonly pages: Map<number, Page> };

type Options = { readonly maxBytes: number; readonly keepMs: number; readonly now: () => number };

/** Past its size, collections go in the order in which they were begun; each goes after its time. */
export const createPageCache = ({ maxBytes, keepMs, now }: Options): PageCache => {
  const collections = new Map<string, Kept>();
  let total = 0;

  const forgetOne = (name: string): void => {
    for (const { body } of collections.get(name)?.pages.values() ?? []) total -= body.length;
    collections.delete(name);
  };

  const alive = (name: string): Kept | undefined => {
    const kept = collections.get(name);
    if (kept !== undefined && kept.since + keepMs <= now()) forgetOne(name);
    return collections.get(name);
  };

  return {
    keep: (name, page) => {
      const kept = alive(name) ?? { since: now(), pages: new Map<number, Page>() };
      collections.set(name, kept);
      total += page.body.length - (kept.pages.get(page.first)?.body.length ?? 0);
      kept.pages.set(page.first, page);
      for (const oldest of collections.keys()) {
        if (total <= maxBytes) return;
        forgetOne(oldest);
      }
    },

    find: (name, from, count) => {
      const pages = [...(alive(name)?.pages.values() ?? [])]
        .filter((page) => page.first < from + count && page.first + page.count > from)
        .toSorted((one, other) => one.first - other.first);
      let end = pages[0] !== undefined && pages[0].first <= from ? pages[0].first : undefined;
      for (const { first, count: length } of pages) end = first === end ? first + length : undefined;
      return end !== undefined && end >= from + count ? pages : undefined;
    },

    forget: (name) => {
      if (name !== undefined) return forgetOne(name);
      collections.clear();
      total = 0;
    },
  };
};
