const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The one order of texts: “Internal 2” before “Internal 10”, whatever the case. */
export const compareText = (one: string, other: string): number => collator.compare(one, other);
