import { MINUTE_MS, SECOND_MS } from '#base/units';
import { GraphError } from './graph-error.ts';

/** So many requests within any window of this length. */
type Limit = { readonly requests: number; readonly windowMs: number };

/** Microsoft's documented limits of the call records API: Graph documentation, concepts/throttling-limits. */
const LIMITS = {
  app: { requests: 1_500, windowMs: 20 * SECOND_MS },
  firstPage: { requests: 10, windowMs: 20 * SECOND_MS },
  followingPage: { requests: 50, windowMs: 5 * MINUTE_MS },
} as const satisfies Readonly<Record<string, Limit>>;

export type Throttle = {
  /** Counts a request for a record's first or a following page, or for the list. Throws 429 when it is one too many. */
  admit(request: { readonly record: string | undefined; readonly following: boolean }): void;
};

/**
 * Sliding windows over the documented limits. `timeScale` 60 lets a minute of Graph's take a second.
 * A refused request counts too: asking again at once prolongs the wait.
 */
export const createThrottle = (now: () => number, timeScale: number): Throttle => {
  const seen = new Map<string, number[]>();

  const waitMs = (key: string, { requests, windowMs }: Limit): number => {
    const window = windowMs / timeScale;
    const moment = now();
    const times = (seen.get(key) ?? []).filter((at) => at > moment - window);
    times.push(moment);
    seen.set(key, times);
    if (times.length <= requests) return 0;
    // The next request fits when all but `requests - 1` of those counted so far have left the window.
    return (times[times.length - requests] ?? moment) + window - moment;
  };

  return {
    admit: ({ record, following }) => {
      const waits = [waitMs('app', LIMITS.app)];
      if (record !== undefined) {
        waits.push(
          following
            ? waitMs(`following ${record}`, LIMITS.followingPage)
            : waitMs(`first ${record}`, LIMITS.firstPage),
        );
      }
      const longest = Math.max(...waits);
      if (longest > 0) throw throttled(longest / SECOND_MS);
    },
  };
};

/** 429 with a Retry-After in seconds that may have a fraction, as Graph's may. */
const throttled = (seconds: number): GraphError =>
  new GraphError(429, 'TooManyRequests', 'Please retry again later.', {
    'retry-after': String(Math.ceil(seconds * SECOND_MS) / SECOND_MS),
  });
