import type { Complaints } from '../setting.ts';

type Limit = { readonly fallback: number; readonly from: number; readonly to: number };

/** What one client, person or address may ask for, by the name of its setting. Seconds where the name says so. */
const LIMITS = {
  LIMIT_HEADER_BYTES: { fallback: 16_384, from: 1_024, to: 65_536 },
  LIMIT_HEADERS: { fallback: 64, from: 8, to: 1_000 },
  LIMIT_URL_BYTES: { fallback: 4_096, from: 512, to: 16_384 },
  LIMIT_BODY_BYTES: { fallback: 16_384, from: 14_000, to: 1_048_576 },
  LIMIT_HEADERS_SECONDS: { fallback: 10, from: 1, to: 300 },
  LIMIT_REQUEST_SECONDS: { fallback: 15, from: 1, to: 300 },
  LIMIT_KEEP_ALIVE_SECONDS: { fallback: 65, from: 1, to: 3_600 },
  LIMIT_SOCKETS: { fallback: 4_000, from: 1, to: 1_000_000 },
  // 0 switches it off: behind a balancer all sockets come from one address.
  LIMIT_SOCKETS_PER_ADDRESS: { fallback: 200, from: 0, to: 1_000_000 },
  LIMIT_REQUESTS_PER_MINUTE: { fallback: 600, from: 1, to: 1_000_000 },
  LIMIT_REQUEST_BURST: { fallback: 200, from: 1, to: 1_000_000 },
  LIMIT_EXCHANGES_PER_MINUTE: { fallback: 20, from: 1, to: 1_000_000 },
  LIMIT_FAILURES_PER_MINUTE: { fallback: 60, from: 1, to: 1_000_000 },
  // Calls in ten minutes; more kinds of file of one call are still one.
  LIMIT_EXPORTS: { fallback: 5, from: 1, to: 1_000_000 },
  LIMIT_RECORDS_PER_HOUR: { fallback: 300, from: 1, to: 1_000_000 },
  // Requests to Graph at a time, and how many may wait for their turn.
  LIMIT_UPSTREAM: { fallback: 64, from: 1, to: 10_000 },
  LIMIT_UPSTREAM_QUEUE: { fallback: 2_048, from: 0, to: 1_000_000 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** The limits in force. */
export type Limits = Readonly<Record<LimitName, number>>;

/** Names of the settings, for whoever checks spelling. */
export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[];

/** The limits as they are set, or their defaults. */
export const readLimits = (complaints: Complaints): Limits => {
  const entries = LIMIT_NAMES.map((name) => {
    const { fallback, from, to } = LIMITS[name];
    return [name, complaints.number(name, fallback, { from, to, whole: true })] as const;
  });
  return Object.fromEntries(entries) as Limits;
};
