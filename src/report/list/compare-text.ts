const collator = new Intl.Collator('en');

/** The one order of texts: as people order names. */
export const compareText = (one: string, other: string): number => collator.compare(one, other);

/**
 * What to compare a text by, so that “Internal 2” stands before “Internal 10”. The collator can do that itself,
 * but then it takes three times as long.
 */
export const orderKey = (text: string): string =>
  /\d/.test(text) ? text.replace(/\d+/g, (digits) => digits.padStart(9, '0')) : text;
