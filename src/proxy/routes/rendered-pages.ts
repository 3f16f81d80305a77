import { MINUTE_MS } from '#base/units';

/** A page as it is sent. */
type RenderedPage = { readonly bytes: Buffer; readonly items: number };

/** Compressed bytes of pages that are the same for every viewer of a field level. */
export type RenderedPages = {
  find(name: string): RenderedPage | undefined;
  keep(name: string, page: RenderedPage): void;
  /** Drops them all: what they were made of has changed. */
  forget(): void;
};

/** Half the life of the link within, so that a link handed out is always good for half an hour at least. */
const KEEP_MS = 30 * MINUTE_MS;
const MAX_BYTES = 64 * 1024 * 1024;

export const createRenderedPages = (now: () => number): RenderedPages => {
  const pages = new Map<string, RenderedPage & { readonly until: number }>();
  let total = 0;

  const remove = (name: string): void => {
    total -= pages.get(name)?.bytes.length ?? 0;
    pages.delete(name);
  };

  return {
    find: (name) => {
      const page = pages.get(name);
      return page !== undefined && page.until > now() ? page : undefined;
    },
    keep: (name, page) => {
      remove(name);
      pages.set(name, { ...page, until: now() + KEEP_MS });
      total += page.bytes.length;
      for (const oldest of pages.keys()) {
        if (total <= MAX_BYTES) return;
        remove(oldest);
      }
    },
    forget: () => {
      pages.clear();
      total = 0;
    },
  };
};
