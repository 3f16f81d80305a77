import type { ProblemCode } from '#contract/problem';
import { SECOND_MS } from '#base/units';
import { ProxyError } from '../errors.ts';

type Details = {
  /** Whether the same request may be sent again: as often as the policy says, once (unreadable JSON), or never. */
  readonly again: 'yes' | 'once' | 'no';
  readonly retryAfterMs?: number;
  /** A 429 of Graph: nobody may ask for this record before it is over, or for anything at all. */
  readonly throttled?: 'record' | 'everything';
  readonly upstream?: { readonly status: number; readonly requestId?: string };
  readonly cause?: unknown;
};

/** One attempt at Graph that failed: with which code to tell the caller, and whether to try again. */
export class UpstreamFailure extends Error {
  readonly code: ProblemCode;
  readonly details: Details;

  constructor(code: ProblemCode, details: Details) {
    super(code, { cause: details.cause });
    this.name = 'UpstreamFailure';
    this.code = code;
    this.details = details;
  }

  get status(): number | undefined {
    return this.details.upstream?.status;
  }

  /** What the caller is told when no attempt is left. */
  toProxyError(): ProxyError {
    const { retryAfterMs, upstream } = this.details;
    const isWait = this.code === 'upstream-throttled' || this.code === 'upstream-unavailable';
    return new ProxyError(this.code, {
      ...(isWait ? { retryAfterSeconds: (retryAfterMs ?? 5 * SECOND_MS) / SECOND_MS } : {}),
      ...(upstream === undefined ? {} : { upstream }),
      cause: this,
    });
  }
}
