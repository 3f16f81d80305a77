import { MINUTE_MS } from '#base/units';

type Claims = { readonly jti?: string; readonly sid: string; readonly sub: string };

/** What no longer opens anything, until every token it could concern has expired by itself. */
export type Revocations = {
  revokeToken(jti: string): void;
  revokeSession(sid: string): void;
  revokeSubject(sub: string): void;
  isRevoked(claims: Claims): boolean;
};

const TOKEN_AND_SESSION_MS = 10 * MINUTE_MS;
/** Longer than any subject token we still accept. */
const SUBJECT_MS = 40 * MINUTE_MS;

/** A revocation list in memory. `now` is epoch milliseconds. */
export const createRevocations = (now: () => number): Revocations => {
  const until = new Map<string, number>();

  const revoke = (mark: string, forMs: number): void => {
    for (const [old, end] of until) if (end <= now()) until.delete(old);
    until.set(mark, now() + forMs);
  };
  const holds = (mark: string): boolean => (until.get(mark) ?? 0) > now();

  return {
    revokeToken: (jti) => revoke(`jti ${jti}`, TOKEN_AND_SESSION_MS),
    revokeSession: (sid) => revoke(`sid ${sid}`, TOKEN_AND_SESSION_MS),
    revokeSubject: (sub) => revoke(`sub ${sub}`, SUBJECT_MS),
    isRevoked: ({ jti, sid, sub }) =>
      (jti !== undefined && holds(`jti ${jti}`)) || holds(`sid ${sid}`) || holds(`sub ${sub}`),
  };
};
