/**
 * What the proxy says when it refuses or fails: RFC 9457 problem details with a stable `code`. On /graph
 * routes the same body also bears Graph's own `error` object, so that a Graph client can read it too.
 */
export type ProblemCode =
  | 'invalid-token'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'invalid-input'
  | 'cursor-invalid'
  | 'cursor-expired'
  | 'version-superseded'
  | 'not-in-this-cloud'
  | 'call-record-not-found'
  | 'rate-limited'
  | 'overloaded'
  | 'not-ready'
  | 'audit-unavailable'
  | 'upstream-throttled'
  | 'upstream-unavailable'
  | 'upstream-auth'
  | 'upstream-forbidden'
  | 'upstream-rejected'
  | 'upstream-invalid'
  | 'upstream-paging-invalid'
  | 'record-too-large'
  | 'upstream-error'
  | 'upstream-timeout'
  | 'internal';

export type Problem = {
  /** `/problems/<code>` */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly requestId: string;
  readonly retryAfterSeconds?: number;
  /** What Graph answered, when Graph was asked: its status and its own request id, for Microsoft's support. */
  readonly upstream?: { readonly status: number; readonly requestId?: string };
};
