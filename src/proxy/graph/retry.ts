import { MINUTE_MS, SECOND_MS } from '#base/units';
import type { ProblemCode } from '#contract/problem';
import { retryDelay } from './retry-after.ts';
import { sleep } from './sleep.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** How patient a caller is. */
export type RetryPolicy = {
  readonly retries: number;
  /** From the first attempt on; a wait that does not fit ends the matter at once. */
  readonly totalMs: number;
  /** Whether to wait while Graph is left alone because it fails, rather than to say so at once. */
  readonly waitsForGraph: boolean;
};

/** Somebody looks at a spinner. */
export const INTERACTIVE: RetryPolicy = { retries: 3, totalMs: 25 * SECOND_MS, waitsForGraph: false };
/** One page of a walk, which goes on in the background. */
export const WALK: RetryPolicy = { retries: 8, totalMs: 15 * MINUTE_MS, waitsForGraph: true };

const LONGEST_WAIT_MS = 5 * MINUTE_MS;

type Options = {
  readonly policy: RetryPolicy;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly random: () => number;
  /** Told of a failure that will be retried at that time, epoch milliseconds. */
  readonly onWait?: (until: number, failure: UpstreamFailure) => void;
};

/**
 * Tries until it works, or the policy is spent. Throws ProxyError with the last failure's code, and with the
 * remaining wait where Graph said one.
 */
export const withRetries = async <Value>(
  attempt: (retry: number) => Promise<Value>,
  options: Options,
): Promise<Value> => {
  const { policy, now } = options;
  const deadline = now() + policy.totalMs;
  let unreadable = 0;
  for (let retry = 0; ; retry += 1) {
    try {
      return await attempt(retry);
    } catch (cause) {
      if (!(cause instanceof UpstreamFailure)) throw cause;
      if (cause.details.again === 'once') unreadable += 1;
      const isSpent = retry >= policy.retries || cause.details.again === 'no' || unreadable > 1;
      const wait = retryDelay(cause.details.retryAfterMs, retry, options.random);
      if (isSpent || wait > LONGEST_WAIT_MS || now() + wait > deadline) throw afterAll(cause).toProxyError();
      options.onWait?.(now() + wait, cause);
      await sleep(wait, options.signal);
    }
  }
};

/** A 503 that names no time and does not pass is an error of Graph's like any other 5xx. */
const afterAll = (failure: UpstreamFailure): UpstreamFailure => {
  const code: ProblemCode = failure.code;
  return code === 'upstream-unavailable' && failure.details.retryAfterMs === undefined
    ? new UpstreamFailure('upstream-error', failure.details)
    : failure;
};
