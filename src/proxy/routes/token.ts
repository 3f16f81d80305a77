import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS_TOKEN_TYPE } from '#contract/routes';
import type { Audit } from '../audit.ts';
import { detailOf, toProxyError } from '../errors.ts';
import { logError } from '../log.ts';
import { bearerOf } from '../steps/authenticate.ts';
import type { Exchanged } from '../tokens/exchange.ts';
import type { ProxyTokens } from '../tokens/proxy-token.ts';
import type { Revocations } from '../tokens/revocations.ts';
import { TOKEN_ERRORS, TokenError } from '../tokens/token-error.ts';
import type { Handler } from './service.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** `POST /oauth2/token`: RFC 8693 token exchange. What it throws goes to `sendTokenError`. */
export const sendToken = (exchange: (form: URLSearchParams) => Promise<Exchanged>, audit: Audit): Handler => {
  return async (request, reply) => {
    if (request.originalUrl.includes('?')) throw new TokenError('request_malformed');
    const { subject, scopes, issued } = await exchange(formOf(request));
    audit(request, { event: 'exchange', oid: subject.oid, jti: issued.jti, status: 200 });
    return reply.type(JSON_TYPE).send({
      access_token: issued.token,
      issued_token_type: ACCESS_TOKEN_TYPE,
      token_type: 'Bearer',
      expires_in: issued.expiresInSeconds,
      scope: scopes.join(' '),
    });
  };
};

/** Every refusal of the token endpoint in RFC 6749's shape, also of what the body parser or a step refused. */
export const createTokenErrorHandler = (audit: Audit) => {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const { status, body, retryAfterSeconds } = toRefusal(error);
    if (retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(retryAfterSeconds));
    if (status >= 500) logError(request.log, toProxyError(error));
    audit(request, { event: 'exchange', status, code: body.code });
    reply
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
  const name = refusal.code === 'not-ready' ? 'temporarily_unavailable' : 'server_error';
  return {
    status: refusal.status,
    body: {
      error: refusal.status < 500 ? 'invalid_request' : name,
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
      revocations.revokeToken(viewer.jti);
      revocations.revokeSession(viewer.sid);
      audit(request, { event: 'revocation', oid: viewer.oid });
    }
    return reply.code(200).send();
  };
};

const formOf = ({ body }: FastifyRequest): URLSearchParams =>
  body instanceof URLSearchParams ? body : new URLSearchParams();
