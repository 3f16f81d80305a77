import { MINUTE_MS, SECOND_MS } from '#base/units';

type Claims = {
  readonly jti?: string;
  readonly sid: string;
  readonly sub: string;
  /** When the proxy token was issued, seconds since 1970; absent for a token of Entra's. */
  readonly issuedAt?: number;
};

/** What no longer opens anything, until every token it could concern has expired by itself. */
export type Revocations = {
  revokeToken(jti: string): void;
  revokeSession(sid: string): void;
  revokeSubject(sub: string): void;
  /** Ends every proxy token issued until now. People stay signed in at Entra and are checked anew at once. */
  revokeAll(): void;
  isRevoked(claims: Claims): boolean;
  /** Tokens issued before this second are revoked, whosever they are; seconds since 1970. */
  readonly goodFrom: number;
};

const TOKEN_AND_SESSION_MS = 10 * MINUTE_MS;
/** Longer than any subject token we still accept. */
const SUBJECT_MS = 40 * MINUTE_MS;

/** A revocation list in memory. `now` is epoch milliseconds. */
export const createRevocations = (now: () => number): Revocations => {
  const until = new Map<string, number>();
  let goodFrom = 0;

  const revoke = (mark: string, forMs: number): void => {
    for (const [old, end] of until) if (end <= now()) until.delete(old);
    until.set(mark, now() + forMs);
  };
  const holds = (mark: string): boolean => (until.get(mark) ?? 0) > now();

  return {
    get goodFrom() {
      return goodFrom;
    },
    revokeToken: (jti) => revoke(`jti ${jti}`, TOKEN_AND_SESSION_MS),
    revokeSession: (sid) => revoke(`sid ${sid}`, TOKEN_AND_SESSION_MS),
    revokeSubject: (sub) => revoke(`sub ${sub}`, SUBJECT_MS),
    // Tokens count in whole seconds: those of this second are old, and new ones are dated from the next.
    revokeAll: () => (goodFrom = Math.floor(now() / SECOND_MS) + 1),
    isRevoked: ({ jti, sid, sub, issuedAt = goodFrom }) =>
      issuedAt < goodFrom ||
      (jti !== undefined && holds(`jti ${jti}`)) ||
      holds(`sid ${sid}`) ||
      holds(`sub ${sub}`),
  };
};
