import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isGuid } from '#base/guid';
import type { Problem, ProblemCode } from '#contract/problem';

type Words = { readonly status: number; readonly title: string; readonly detail: string };

/** Status and words of every code: all that a caller is ever told. Nothing from upstream or from the request is quoted. */
const PROBLEMS: Readonly<Record<ProblemCode, Words>> = {
  'invalid-token': {
    status: 401,
    title: 'Sign in again',
    detail: 'The access token is missing, expired, revoked, or not one that this service issued.',
  },
  forbidden: {
    status: 403,
    title: 'Not permitted',
    detail: 'Your roles do not open this, or the request came from another site.',
  },
  'not-found': { status: 404, title: 'Not found', detail: 'There is nothing at this address.' },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    detail: 'This address does not answer this method; the Allow header lists those it does.',
  },
  'invalid-input': {
    status: 400,
    title: 'The request cannot be understood',
    detail: 'A path segment, query option, header or body is malformed, repeated, unknown or too large.',
  },
  'cursor-invalid': {
    status: 400,
    title: 'Not a page link of this service',
    detail: 'The $skiptoken was altered or belongs to another request. Start again from the first page.',
  },
  'cursor-expired': {
    status: 410,
    title: 'The page link is too old',
    detail: 'A link to the next page is good for an hour. Start again from the first page.',
  },
  'version-superseded': {
    status: 410,
    title: 'A newer version of the call record was published',
    detail:
      'It came while the older one was being read. Start again from the first page, which is of the newer one.',
  },
  'not-in-this-cloud': {
    status: 404,
    title: 'Graph does not offer this here',
    detail:
      'Microsoft Graph lists the participants of a call in its global cloud only. The sessions name who took part.',
  },
  'call-record-not-found': {
    status: 404,
    title: 'No such call record',
    detail:
      'Microsoft Graph has no call record with this id: records appear up to 150 minutes after the call and vanish 30 days after it.',
  },
  'rate-limited': { status: 429, title: 'Too many requests', detail: 'Wait as long as Retry-After says.' },
  overloaded: { status: 503, title: 'Busy', detail: 'Too many requests are under way. Try again shortly.' },
  'not-ready': {
    status: 503,
    title: 'Not ready',
    detail: 'The sign-in keys of the tenant have not been loaded yet. Try again shortly.',
  },
  'audit-unavailable': {
    status: 503,
    title: 'The audit log cannot be written',
    detail: 'Names are shown only after it was written down who asked. Try again later.',
  },
  'upstream-throttled': {
    status: 503,
    title: 'Microsoft Graph asks to wait',
    detail: 'Graph limits how often a call record may be read. Retry-After says when to try again.',
  },
  'upstream-unavailable': {
    status: 503,
    title: 'Microsoft Graph is unavailable',
    detail: 'Graph cannot answer just now. Try again later.',
  },
  'upstream-auth': {
    status: 502,
    title: 'Microsoft Graph did not accept this service',
    detail:
      'The service could not obtain a token for Graph, or Graph refused it. An administrator must look at its credential.',
  },
  'upstream-forbidden': {
    status: 502,
    title: 'Microsoft Graph refuses call records',
    detail:
      'The application lacks the consented permission CallRecords.Read.All. An administrator must grant it.',
  },
  'upstream-rejected': {
    status: 502,
    title: 'Microsoft Graph rejected the request',
    detail: 'Graph did not accept the request this service made.',
  },
  'upstream-invalid': {
    status: 502,
    title: 'Microsoft Graph sent something unreadable',
    detail: 'The answer was not the JSON that Graph documents, or was too large.',
  },
  'upstream-paging-invalid': {
    status: 502,
    title: 'Microsoft Graph sent a page link that cannot be followed',
    detail:
      'The link to the next page leads elsewhere, in a circle, or too far. What was read before it is kept.',
  },
  'record-too-large': {
    status: 502,
    title: 'The call is larger than this service reads',
    detail:
      'A call record is read up to 2,000 pages and 200,000 sessions. What was read before that is kept; the rest is not asked for.',
  },
  'upstream-error': {
    status: 502,
    title: 'Microsoft Graph failed',
    detail: 'Graph failed even when asked again.',
  },
  'upstream-timeout': {
    status: 504,
    title: 'Microsoft Graph did not answer',
    detail: 'Graph did not answer in time.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    detail: 'This service made a mistake; it has been logged.',
  },
};

type Details = {
  /** Only where HTTP has a closer word than the code's own: 413, 414, 415, 431 … */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  readonly upstream?: { readonly status: number; readonly requestId?: string };
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
};

/** A refusal or failure with a stable code; status and words come from the one table above. */
export class ProxyError extends Error {
  readonly code: ProblemCode;
  readonly details: Details;

  constructor(code: ProblemCode, details: Details = {}) {
    super(code, { cause: details.cause });
    this.name = 'ProxyError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return this.details.status ?? PROBLEMS[this.code].status;
  }
}

/** The client closed its connection before it had its answer: nobody is there to be told. */
export class ClientLeft extends Error {
  constructor() {
    super('The client left');
    this.name = 'ClientLeft';
  }
}

/** What a code means, in words for people. */
export const detailOf = (code: ProblemCode): string => PROBLEMS[code].detail;

/** The error as RFC 9457 problem details. */
export const toProblem = (error: ProxyError, requestId: string): Problem => {
  const { title, detail } = PROBLEMS[error.code];
  const { retryAfterSeconds, upstream } = error.details;
  return {
    type: `/problems/${error.code}`,
    title,
    status: error.status,
    detail,
    code: error.code,
    requestId,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds: wholeSeconds(retryAfterSeconds) }),
    ...(upstream === undefined ? {} : { upstream }),
  };
};

/** Retry-After is in whole seconds, never less than the wait. */
const wholeSeconds = (seconds: number): number => Math.max(1, Math.ceil(seconds));

/** Fastify's own refusals in our codes; everything unknown is a bug of ours. */
export const toProxyError = (error: unknown): ProxyError => {
  if (error instanceof ProxyError) return error;
  const status = (error as Partial<FastifyError> | null)?.statusCode;
  return status !== undefined && status >= 400 && status < 500
    ? new ProxyError('invalid-input', { status, cause: error })
    : new ProxyError('internal', { cause: error });
};

/** Sends the problem; on /graph the body also bears Graph's own error object, in the type its SDK reads. */
export const sendProblem = (
  error: ProxyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => {
  const problem = toProblem(error, request.id);
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds);
  if (error.details.headers !== undefined) reply.headers(error.details.headers);
  const isGraph = request.originalUrl.startsWith('/graph/');
  const wantsJson = isGraph && !(request.headers.accept ?? '').includes('application/problem+json');
  const body = isGraph ? { ...problem, error: toGraphError(problem, request) } : problem;
  return reply
    .code(problem.status)
    .type(`application/${wantsJson ? 'json' : 'problem+json'}; charset=utf-8`)
    .send(JSON.stringify(body));
};

const toGraphError = (problem: Problem, request: FastifyRequest): object => {
  const asked = request.headers['client-request-id'];
  return {
    code: problem.code,
    message: problem.detail,
    innerError: {
      date: new Date().toISOString().slice(0, 19),
      'request-id': problem.requestId,
      'client-request-id': typeof asked === 'string' && isGuid(asked) ? asked : problem.requestId,
    },
  };
};
