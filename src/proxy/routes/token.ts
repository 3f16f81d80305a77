import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS_TOKEN_TYPE } from '#contract/routes';
import type { Audit } from '../audit.ts';
import { detailOf, ProxyError, toProxyError } from '../errors.ts';
import type { Buckets } from '../limits/bucket.ts';
import { logError } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { bearerOf } from '../steps/authenticate.ts';
import { rateLimited } from '../steps/limit-rate.ts';
import type { Exchanged } from '../tokens/exchange.ts';
import type { ProxyTokens } from '../tokens/proxy-token.ts';
import type { Revocations } from '../tokens/revocations.ts';
import type { Subject } from '../tokens/subject-token.ts';
import { TOKEN_ERRORS, TokenError, type TokenErrorCode } from '../tokens/token-error.ts';
import type { Handler } from './service.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** `POST /oauth2/token`: RFC 8693 token exchange. What it throws goes to `sendTokenError`. */
export const sendToken = (
  exchange: (form: URLSearchParams) => Promise<Exchanged>,
  audit: Audit,
  metrics: Metrics,
): Handler => {
  return async (request, reply) => {
    if (request.originalUrl.includes('?')) throw new TokenError('request_malformed');
    const { subject, scopes, issued } = await exchange(formOf(request));
    await audit(request, exchanged(subject, issued.jti));
    metrics.count('earshot_exchanges_total', { outcome: 'granted' });
    return reply.type(JSON_TYPE).send({
      access_token: issued.token,
      issued_token_type: ACCESS_TOKEN_TYPE,
      token_type: 'Bearer',
      expires_in: issued.expiresInSeconds,
      scope: scopes.join(' '),
    });
  };
};

const exchanged = ({ oid, uti, roles }: Subject, jti: string): Parameters<Audit>[1] => ({
  event: 'exchange',
  oid,
  ...(uti === undefined ? {} : { uti }),
  roles,
  jti,
  status: 200,
});

/** A good token that is only too old, or of a person without a role, is nobody's attempt at anything. */
const INNOCENT: readonly TokenErrorCode[] = [
  'subject_token_expired',
  'subject_token_too_old',
  'role_required',
];

/**
 * Every refusal of the token endpoint in RFC 6749's shape, also of what the body parser or a step refused. Past the
 * limit for failures of one address the answer is 429, and nothing is written down any more.
 */
export const createTokenErrorHandler = (audit: Audit, failures: Buckets, metrics: Metrics) => {
  return async (thrown: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // That is between HTTP and its client; the exit of all routes says which method it is.
    if (thrown instanceof ProxyError && thrown.code === 'method-not-allowed') throw thrown;
    const isFailure = !(thrown instanceof TokenError && INNOCENT.includes(thrown.code));
    const waitMs = isFailure && toRefusal(thrown).status < 500 ? failures.take(request.ip) : 0;
    const error = waitMs > 0 ? rateLimited(waitMs) : thrown;
    const { status, body, retryAfterSeconds } = toRefusal(error);
    if (retryAfterSeconds !== undefined)
      reply.header('retry-after', Math.max(1, Math.ceil(retryAfterSeconds)));
    if (status >= 500) logError(request.log, toProxyError(error));
    metrics.count('earshot_exchanges_total', { outcome: body.code });
    if (waitMs === 0) await audit(request, { event: 'exchange', status, code: body.code });
    await reply
      .code(status)
      .type(JSON_TYPE)
      .send({ ...body, requestId: request.id });
  };
};

type Refusal = {
  readonly status: number;
  readonly body: { readonly error: string; readonly error_description: string; readonly code: string };
  readonly retryAfterSeconds?: number;
};

const toRefusal = (error: unknown): Refusal => {
  if (error instanceof TokenError) {
    const { status, error: name, description } = TOKEN_ERRORS[error.code];
    return { status, body: { error: name, error_description: description, code: error.code } };
  }
  const refusal = toProxyError(error);
  const { retryAfterSeconds } = refusal.details;
  const isPassing = refusal.code === 'not-ready' || refusal.code === 'rate-limited';
  const name = refusal.status < 500 ? 'invalid_request' : 'server_error';
  return {
    status: refusal.status,
    body: {
      error: isPassing ? 'temporarily_unavailable' : name,
      error_description: detailOf(refusal.code),
      code: refusal.code,
    },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
};

/**
 * `POST /oauth2/revoke`: RFC 7009. Ends the session the caller's own token belongs to, and says nothing of
 * whether there was one.
 */
export const sendRevoked = (tokens: ProxyTokens, revocations: Revocations, audit: Audit): Handler => {
  return async (request, reply) => {
    const token = formOf(request).get('token') ?? bearerOf(request.headers.authorization) ?? '';
    const viewer = await tokens.verifyForRevocation(token).catch(() => undefined);
    if (viewer !== undefined) {
      // It holds here in any case, and the answer is 200 in any case.
      await Promise.allSettled([revocations.revokeToken(viewer.jti), revocations.revokeSession(viewer.sid)]);
      await audit(request, {
        event: 'revocation',
        oid: viewer.oid,
        jti: viewer.jti,
        revoked: { sid: viewer.sid },
        what: 'own',
      });
    }
    return reply.code(200).send();
  };
};

const formOf = ({ body }: FastifyRequest): URLSearchParams =>
  body instanceof URLSearchParams ? body : new URLSearchParams();
