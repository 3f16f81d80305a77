import { Reader } from '#base/read';
import type { ProblemCode } from '#contract/problem';
import { ApiError, type ErrorCode } from './ApiError.ts';

/** The codes the proxy may answer. A table, so that a code added to the contract stops this compiling. */
const PROBLEM_CODES: Readonly<Record<ProblemCode, true>> = {
  'invalid-token': true,
  forbidden: true,
  'not-found': true,
  'method-not-allowed': true,
  'invalid-input': true,
  'cursor-invalid': true,
  'cursor-expired': true,
  'version-superseded': true,
  'not-in-this-cloud': true,
  'call-record-not-found': true,
  'rate-limited': true,
  overloaded: true,
  'not-ready': true,
  'audit-unavailable': true,
  'upstream-throttled': true,
  'upstream-unavailable': true,
  'upstream-auth': true,
  'upstream-forbidden': true,
  'upstream-rejected': true,
  'upstream-invalid': true,
  'upstream-paging-invalid': true,
  'record-too-large': true,
  'upstream-error': true,
  'upstream-timeout': true,
  internal: true,
};

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEM_CODES, code);

/** The code when the body does not bear one we know: a load balancer's page, say. */
const codeOfStatus = (status: number): ErrorCode => {
  if (status === 401) return 'invalid-token';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'rate-limited';
  if (status === 503) return 'overloaded';
  if (status === 504) return 'upstream-timeout';
  return status >= 500 ? 'internal' : 'invalid-input';
};

/** Whole seconds of a Retry-After header; the proxy sends no other form. */
const secondsOf = (header: string | null): number | undefined =>
  header !== null && /^\d{1,9}$/.test(header) ? Number(header) : undefined;

/** A code of the proxy's, or undefined: what annotations of a page carry. */
export const problemCode = (value: string | undefined): ProblemCode | undefined =>
  value !== undefined && isProblemCode(value) ? value : undefined;

/** Reads a refusal. `body` is the parsed body, or undefined when it was no JSON. */
export const problemOf = (status: number, headers: Headers, body: unknown): ApiError => {
  const problem = Reader.over(body, '', []);
  return new ApiError(problemCode(problem?.text('code')) ?? codeOfStatus(status), {
    status,
    requestId: problem?.text('requestId') ?? headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: problem?.number('retryAfterSeconds') ?? secondsOf(headers.get('retry-after')),
    upstreamStatus: problem?.object('upstream')?.number('status'),
  });
};
