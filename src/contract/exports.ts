import type { FieldLevel } from '#calls/fields';

/** What can leave the page; the audit trail names it so. `evidence` is the card and its text together. */
export const EXPORT_KINDS = ['evidence', 'picture', 'text', 'csv', 'json', 'case-file'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/**
 * `POST EXPORTS_PATH`: asked before anything is written out, by everything that writes out a call read through
 * the proxy. The proxy answers 204 and has written it down; 403 without `CallQuality.Export`, or when `fieldLevel`
 * is above the asker's; 429 with `Retry-After` past the limit; 503 `audit-unavailable` when it cannot be written down.
 */
export type ExportRequest = {
  readonly recordId: string;
  readonly kind: ExportKind;
  /** `metrics`: names, addresses and devices are masked in what is written out. */
  readonly fieldLevel: FieldLevel;
  /** How many sessions it holds. */
  readonly sessions: number;
  /** Why, in the asker's words; a ticket's number for instance. */
  readonly purpose?: string;
};

/** As many sessions as a record may have. */
export const MAX_EXPORTED_SESSIONS = 200_000;
/** Characters of the purpose. */
export const MAX_PURPOSE = 200;
