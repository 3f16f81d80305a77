/** An integer of 16 digits or more somewhere: most pages have none, and are spared the slow way. */
const MAYBE_UNSAFE = /[[:,]\s*-?\d{16}/;

type Source = { readonly source?: string };

/**
 * JSON as JavaScript values, but integers that a number would round (an Int64 beyond 2^53) as text. Throws
 * SyntaxError.
 */
export const parseJson = (text: string): unknown =>
  MAYBE_UNSAFE.test(text)
    ? JSON.parse(text, keepInteger as (key: string, value: unknown) => unknown)
    : JSON.parse(text);

const keepInteger = (_key: string, value: unknown, { source = '' }: Source): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value;
