/** Names that stand for somebody, numbers, and “Lidman, Anna”: their first word alone would name nobody. */
const WHOLE = /[\d,]/;

/** A first name where a name has one: “Diego” of “Diego Siciliani”, and all of “Internal 38”. */
export const givenName = (name: string): string => (WHOLE.test(name) ? name : (name.split(' ')[0] ?? name));
