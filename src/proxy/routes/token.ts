import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS_TOKEN_TYPE } from '#contract/routes';
import type { Audit } from '../audit.ts';
import { ProxyError } from '../errors.ts';
import { bearerOf } from '../steps/authenticate.ts';
import type { Exchanged } from '../tokens/exchange.ts';
import type { ProxyTokens } from '../tokens/proxy-token.ts';
import type { Revocations } from '../tokens/revocations.ts';
import { TOKEN_ERRORS, TokenError } from '../tokens/token-error.ts';
import type { Handler } from './service.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** `POST /oauth2/token`: RFC 8693 token exchange, with errors in RFC 6749's shape. */
export const sendToken = (exchange: (form: URLSearchParams) => Promise<Exchanged>, audit: Audit): Handler => {
  return async (request, reply) => {
    try {
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
    } catch (error) {
      const refusal = toRefusal(error);
      audit(request, { event: 'exchange', status: refusal.status, code: refusal.code });
      return sendTokenError(refusal, request, reply);
    }
  };
};

type Refusal = {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  readonly code: string;
  readonly retryAfterSeconds?: number;
};

/** A refusal in RFC 6749's words: also for what the body parser or the first checks refused. */
export const toRefusal = (error: unknown): Refusal => {
  if (error instanceof TokenError) return { ...TOKEN_ERRORS[error.code], code: error.code };
  if (error instanceof ProxyError && error.code === 'not-ready')
    return {
      status: error.status,
      error: 'temporarily_unavailable',
      description: 'The sign-in keys of the tenant have not been loaded yet.',
      code: error.code,
      retryAfterSeconds: error.details.retryAfterSeconds ?? 2,
    };
  throw error;
};

const sendTokenError = (refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (refusal.retryAfterSeconds !== undefined)
    reply.header('retry-after', Math.ceil(refusal.retryAfterSeconds));
  return reply.code(refusal.status).type(JSON_TYPE).send({
    error: refusal.error,
    error_description: refusal.description,
    code: refusal.code,
    requestId: request.id,
  });
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
