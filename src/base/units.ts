/**
 * An instant: milliseconds since 1970-01-01T00:00Z, fractions allowed.
 * Branded, so that a duration cannot be drawn as a date by mistake.
 */
export type EpochMs = number & { readonly unit: 'epoch-ms' };

/** The only way to make an instant out of a plain number. */
export const epochMs = (milliseconds: number): EpochMs => milliseconds as EpochMs;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
