/** What keeps the proxy, or part of it, from working; each is found by the proxy itself. */
export const READINESS_CODES = [
  'sign-in-keys-missing',
  'credential-missing',
  'credential-refused',
  'credential-expired',
  'credential-unreadable',
  'application-unknown',
  'identity-refused',
  'token-endpoint-unreachable',
  'consent-missing',
  'excess-permission',
  'graph-throttling',
  'graph-unavailable',
  'clock-skew',
  'audit-unavailable',
  'ending',
] as const;

export type ReadinessCode = (typeof READINESS_CODES)[number];

/** `GET /readyz`, 503 when `not-ready`. Open to everybody, so it holds no data, names, or versions. */
export type Readiness = {
  /** `degraded`: requests are answered, but something in `details` is wrong. */
  readonly status: 'ready' | 'degraded' | 'not-ready';
  /** Since when the status holds, ISO 8601 UTC. */
  readonly since: string;
  readonly details: readonly { readonly code: ReadinessCode; readonly since: string }[];
  /** When Graph last gave an answer that could be used; absent before the first. */
  readonly graphAnsweredAt?: string;
};
