import { MINUTE_MS, SECOND_MS } from '#base/units';
import type { RecordStore, Revocation } from '../store/store.ts';

type Claims = {
  readonly jti?: string;
  readonly sid: string;
  readonly sub: string;
  /** When the proxy token was issued, seconds since 1970; absent for a token of Entra's. */
  readonly issuedAt?: number;
};

/**
 * What no longer opens anything, until every token it could concern has expired by itself. It holds here at once, and
 * for whoever shares the store as soon as they `learn`; a promise that rejects says that they will not.
 */
export type Revocations = {
  revokeToken(jti: string): Promise<void>;
  revokeSession(sid: string): Promise<void>;
  revokeSubject(sub: string): Promise<void>;
  /** Ends every proxy token issued until now. People stay signed in at Entra and are checked anew at once. */
  revokeAll(): Promise<void>;
  isRevoked(claims: Claims): boolean;
  /** Tokens issued before this second are revoked, whosever they are; seconds since 1970. */
  readonly goodFrom: number;
  /** Takes over what was revoked elsewhere, or here before a restart. */
  learn(): Promise<void>;
};

type Options = {
  readonly store: Pick<RecordStore, 'revoke' | 'revoked'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

const TOKEN_AND_SESSION_MS = 10 * MINUTE_MS;
/** Longer than any subject token we still accept. */
const SUBJECT_MS = 40 * MINUTE_MS;
const ALL = /^all before (\d+)$/;

export const createRevocations = ({ store, now }: Options): Revocations => {
  const until = new Map<string, number>();
  let goodFrom = 0;

  const take = ({ mark, until: end }: Revocation): void => {
    until.set(mark, Math.max(until.get(mark) ?? 0, end));
    const second = ALL.exec(mark)?.[1];
    if (second !== undefined) goodFrom = Math.max(goodFrom, Number(second));
  };
  const revoke = (mark: string, forMs: number): Promise<void> => {
    for (const [old, end] of until) if (end <= now()) until.delete(old);
    const revocation = { mark, until: now() + forMs };
    take(revocation);
    return store.revoke(revocation);
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
    revokeAll: () => revoke(`all before ${Math.floor(now() / SECOND_MS) + 1}`, TOKEN_AND_SESSION_MS),
    isRevoked: ({ jti, sid, sub, issuedAt = goodFrom }) =>
      issuedAt < goodFrom ||
      (jti !== undefined && holds(`jti ${jti}`)) ||
      holds(`sid ${sid}`) ||
      holds(`sub ${sub}`),
    learn: async () => {
      for (const revocation of await store.revoked(now())) take(revocation);
    },
  };
};
