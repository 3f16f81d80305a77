import type { FieldLevel } from '#calls/fields';
import type { Role } from './roles.ts';

/** What the audit trail has lines for. */
export const AUDIT_EVENTS = [
  'data',
  'export',
  'denial',
  'exchange',
  'revocation',
  'limit',
  'audit-read',
  'trail',
] as const;

export type AuditEventName = (typeof AUDIT_EVENTS)[number];

/** One line of the audit trail: who saw whose call. It never says whose names were shown. */
export type AuditEntry = {
  /** UTC, to the millisecond. */
  readonly ts: string;
  readonly event: AuditEventName;
  /** Entra object id of the one who asked. */
  readonly oid?: string;
  readonly tid?: string;
  /** Entra's id of the sign-in, for matching its sign-in log. */
  readonly uti?: string;
  readonly jti?: string;
  readonly roles?: readonly Role[];
  readonly recordId?: string;
  readonly fieldLevel?: FieldLevel;
  readonly sessions?: number;
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  readonly graphRequestId?: string;
  /** The client's address, cut to /24 or /48. */
  readonly client?: string;
  /** What the asker gave as the reason, a ticket's number for instance; an export's may be a sentence. */
  readonly purpose?: string;
  /** A revocation: whose tokens ended; an object id, a session, or everybody's. */
  readonly revoked?: { readonly sub: string } | { readonly sid: string } | { readonly all: true };
  /** Which limit was crossed, what kind of file an export is, or what happened to the trail itself. */
  readonly what?: string;
  /** SHA-256 of the line before, in hex; zeros before the first. */
  readonly prev: string;
};

/** `GET /api/admin/audit`: newest first. */
export type AuditPage = {
  readonly entries: readonly AuditEntry[];
  /** Value of `before` for the next page; absent at the beginning of the trail. */
  readonly next?: string;
};

/** `GET /api/admin/audit/verification`: whether each line still follows from the one before. */
export type AuditVerification = {
  readonly isWhole: boolean;
  readonly lines: number;
  /** When the oldest kept line was written. */
  readonly from?: string;
  /** SHA-256 of the newest line: written down elsewhere, it proves later that nothing was cut off. */
  readonly head: string;
  /** The first line that does not follow, counted from 1 in its file. */
  readonly broken?: { readonly file: string; readonly line: number };
};

/** Lines of one page of the trail. */
export const AUDIT_PAGE_SIZE = { min: 1, default: 100, max: 500 } as const;
