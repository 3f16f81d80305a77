import type { ProblemCode } from '#contract/problem';

/**
 * Everything that can keep an answer from the page: what the proxy says (contract/problem.ts), and what
 * happens on this side of it.
 */
export type ErrorCode =
  | ProblemCode
  /** No answer at all: no network, or nothing listens. */
  | 'offline'
  /** An answer that is no JSON, no call record, or names another origin. */
  | 'unreadable'
  /** Microsoft wants to see the person again. */
  | 'sign-in-needed'
  /** Microsoft or the proxy does not accept this account. */
  | 'sign-in-refused'
  /** Signed in, but without a role that opens anything. */
  | 'role-required';

type Facts = {
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly upstreamStatus?: number | undefined;
  /** What was wrong with an answer that could not be read. */
  readonly reason?: string | undefined;
  readonly cause?: unknown;
};

/** The one kind of error that pages turn into words. Anything else is a bug and reaches the error boundary. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly upstreamStatus: number | undefined;
  readonly reason: string | undefined;

  constructor(code: ErrorCode, facts: Facts = {}) {
    super(code, { cause: facts.cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.upstreamStatus = facts.upstreamStatus;
    this.reason = facts.reason;
  }
}
