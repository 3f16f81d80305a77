/** What is known of one property of Graph's. */
export type Field = {
  /** EDM primitive, enumeration, or the name of a type in the table. */
  readonly type: string;
  readonly isList: boolean;
  readonly unit: string | undefined;
  readonly see: Visibility;
  /** Where the metadata declares it; `undeclared` are members of open types that only real answers have. */
  readonly declared: 'both' | 'beta' | 'undeclared';
  /** First day on which Graph no longer fills it, ISO 8601; undefined for what is still filled. */
  readonly emptySince: string | undefined;
};

/**
 * Who sees a field. `everyone`: any reader of call quality. `identity`: only those who may see names. The rest is
 * shown to both, but cut at level `metrics`: `person` and `people` (an identity, a set of them) become a
 * pseudonym, `address` a network of /24 or /48, `products` only the product names of a user agent.
 */
export type Visibility = 'everyone' | 'identity' | 'person' | 'people' | 'address' | 'products';

/** A line of the table, declared in both versions and still filled. `Collection(…)` makes a list. */
export const field = (see: Visibility, type: string, unit?: string): Field => {
  const inner = /^Collection\((.+)\)$/.exec(type)?.[1];
  return {
    type: inner ?? type,
    isList: inner !== undefined,
    unit,
    see,
    declared: 'both',
    emptySince: undefined,
  };
};

/** For any reader of call quality. */
export const all = (type: string, unit?: string): Field => field('everyone', type, unit);
/** Only for those who may see names. */
export const named = (type = 'Edm.String', unit?: string): Field => field('identity', type, unit);
/** A measured number with its unit, for any reader. */
export const single = (unit: string): Field => all('Edm.Single', unit);
/** A part of the whole, not percent. */
export const share = single('fraction 0..1');
/** Text such as `PT0.016S`; null is not measured, not zero. */
export const duration = all('Edm.Duration', 'ISO 8601 duration');
/** Text with 0 to 7 digits of a second. */
export const instant = all('Edm.DateTimeOffset', 'UTC');
/** An IP address or subnet. */
export const address = field('address', 'Edm.String');

/** A field that only the beta version declares. */
export const inBeta = (known: Field): Field => ({ ...known, declared: 'beta' });
/** A member of an open type that the metadata does not name, and real answers have. */
export const undeclared = (known: Field): Field => ({ ...known, declared: 'undeclared' });
/**
 * A deprecated field. The published descriptions let these end on 30 June 2026; the metadata takes them out on
 * 6 November 2026.
 */
export const emptied = (known: Field): Field => ({ ...known, emptySince: '2026-06-30' });
