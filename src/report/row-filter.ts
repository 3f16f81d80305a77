/**
 * Which rows are shown. All parts must hold; within one part any of its values will do. Empty parts hold always.
 * These are the values that stand in the URL.
 */
export type RowFilter = {
  /** Ratings 1 and 2. */
  readonly ratedPoor: boolean;
  /** Poor, burst or failed: the drawing's “poor, burst, failed”. */
  readonly poorQuality: boolean;
  readonly failed: boolean;
  /** Row keys. */
  readonly people: readonly string[];
  readonly modalities: readonly string[];
  readonly platforms: readonly string[];
  /** wired, wifi, mobile, tunnel, unknown … */
  readonly networks: readonly string[];
  /** Words typed; each must be found in the row's text. */
  readonly text: string;
};

export const NO_FILTER: RowFilter = {
  ratedPoor: false,
  poorQuality: false,
  failed: false,
  people: [],
  modalities: [],
  platforms: [],
  networks: [],
  text: '',
};

export type SortKey =
  | 'worst'
  | 'person'
  | 'sentLoss'
  | 'sentJitter'
  | 'heardLoss'
  | 'heardJitter'
  | 'roundTrip'
  | 'network'
  | 'rated'
  | 'joined';

export type RowSort = { readonly by: SortKey; readonly descending: boolean };
