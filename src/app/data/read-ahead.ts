type Fetch = (link: string) => Promise<ArrayBuffer>;

let ahead: { readonly link: string; readonly bytes: Promise<ArrayBuffer> } | undefined;

/** Asks for a page that will be wanted next, while the one before it is being read. One at a time is kept. */
export const fetchAhead = (link: string, fetch: Fetch): void => {
  const bytes = fetch(link);
  // Whoever asks for it is told; when nobody does, its failure is nobody's.
  bytes.catch(() => undefined);
  ahead = { link, bytes };
};

/** The bytes of a page: those that were asked for ahead, once, else asked for now. */
export const fetchedAhead = (link: string, fetch: Fetch): Promise<ArrayBuffer> => {
  const found = ahead?.link === link ? ahead.bytes : undefined;
  ahead = undefined;
  return found ?? fetch(link);
};
