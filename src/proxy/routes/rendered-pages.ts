import { MINUTE_MS } from '#base/units';

/** A page as it is sent. `isEnd`: none comes after it. */
export type RenderedPage = { readonly bytes: Buffer; readonly items: number; readonly isEnd: boolean };

/** Compressed bytes of pages that are the same for every viewer of a field level. */
export type RenderedPages = {
  /** A page that is kept, or being made just now; undefined when nobody has. */
  find(name: string): RenderedPage | Promise<RenderedPage | undefined> | undefined;
  /** What keeps a page that is made from now on, unless all were forgotten in between. */
  begin(): (name: string, page: RenderedPage) => void;
  /** Makes a page that is kept from then on; undefined when there is none to keep. Whoever looks for it meanwhile waits. */
  make(name: string, make: () => Promise<RenderedPage | undefined>): Promise<RenderedPage | undefined>;
  /** Drops them all: what they were made of has changed. */
  forget(): void;
};

/** Half the life of the link within, so that a link handed out is always good for half an hour at least. */
const KEEP_MS = 30 * MINUTE_MS;
const MAX_BYTES = 64 * 1024 * 1024;

export const createRenderedPages = (now: () => number): RenderedPages => {
  const pages = new Map<string, RenderedPage & { readonly until: number }>();
  let underWay = new Map<string, Promise<RenderedPage | undefined>>();
  let total = 0;

  const remove = (name: string): void => {
    total -= pages.get(name)?.bytes.length ?? 0;
    pages.delete(name);
  };

  const keep = (name: string, page: RenderedPage): void => {
    remove(name);
    pages.set(name, { ...page, until: now() + KEEP_MS });
    total += page.bytes.length;
    for (const oldest of pages.keys()) {
      if (total <= MAX_BYTES) return;
      remove(oldest);
    }
  };

  /** Made of what was forgotten meanwhile, a page is sent and not kept. */
  const begin = () => {
    const making = underWay;
    return (name: string, page: RenderedPage): void => {
      if (making === underWay) keep(name, page);
    };
  };

  return {
    find: (name) => {
      const page = pages.get(name);
      return page !== undefined && page.until > now() ? page : underWay.get(name);
    },
    begin,
    make: (name, make) => {
      const making = underWay;
      const keepMade = begin();
      const made = make()
        .then((page) => {
          if (page !== undefined) keepMade(name, page);
          return page;
        })
        .finally(() => making.delete(name));
      making.set(name, made);
      return made;
    },
    forget: () => {
      pages.clear();
      underWay = new Map();
      total = 0;
    },
  };
};
