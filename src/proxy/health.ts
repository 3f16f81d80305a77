import type { Readiness, ReadinessCode } from '#contract/readiness';
import { CREDENTIAL_TROUBLE } from './credential-trouble.ts';

/** What is wrong with the proxy just now, and since when; found by those who meet it, told by `/readyz`. */
export type Health = {
  /** `forMs`: how long it counts without being noted again; without it until it is cleared. */
  note(code: ReadinessCode, forMs?: number): void;
  clear(...codes: readonly ReadinessCode[]): void;
  graphAnswered(): void;
  readiness(): Readiness;
};

/** With these no request can be answered; the others leave part of the work. */
const FATAL: readonly ReadinessCode[] = ['sign-in-keys-missing', 'ending'];

/** A health with nothing noted. `now` is epoch milliseconds. */
export const createHealth = (now: () => number): Health => {
  const noted = new Map<ReadinessCode, { readonly since: number; readonly until: number }>();
  let status: Readiness['status'] = 'ready';
  let statusSince = now();
  let graphAnsweredAt: number | undefined;

  const settle = (): void => {
    for (const [code, { until }] of noted) if (until <= now()) noted.delete(code);
    const next = [...noted.keys()].some((code) => FATAL.includes(code))
      ? 'not-ready'
      : noted.size > 0
        ? 'degraded'
        : 'ready';
    if (next !== status) statusSince = now();
    status = next;
  };
  const clear = (...codes: readonly ReadinessCode[]): void => {
    for (const code of codes) noted.delete(code);
    settle();
  };

  return {
    note: (code, forMs = Number.POSITIVE_INFINITY) => {
      const since = noted.get(code)?.since ?? now();
      noted.set(code, { since, until: now() + forMs });
      settle();
    },
    clear,
    graphAnswered: () => {
      graphAnsweredAt = now();
      clear(...CREDENTIAL_TROUBLE, 'consent-missing', 'graph-throttling', 'graph-unavailable');
    },
    readiness: () => {
      settle();
      return {
        status,
        since: timeOf(statusSince),
        details: [...noted].map(([code, { since }]) => ({ code, since: timeOf(since) })),
        ...(graphAnsweredAt === undefined ? {} : { graphAnsweredAt: timeOf(graphAnsweredAt) }),
      };
    },
  };
};

const timeOf = (at: number): string => new Date(at).toISOString();
