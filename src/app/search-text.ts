/** An address's parameters as the router keeps them: texts, and lists of texts where a name repeats. */
export type SearchTexts = Readonly<Record<string, string | readonly string[]>>;

/** The router's own codec writes JSON; ours are plain words, read by the pages' own codecs. */
export const parseSearchText = (search: string): SearchTexts => {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
};

/** The inverse, with a leading `?` unless there is nothing to say. Other values than texts are left out. */
export const writeSearchText = (search: Readonly<Record<string, unknown>>): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const text of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof text === 'string') params.append(name, text);
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
};
