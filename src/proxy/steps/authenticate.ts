import type { FastifyRequest } from 'fastify';
import { ProxyError } from '../errors.ts';
import type { ProxyTokens, Viewer } from '../tokens/proxy-token.ts';
import type { Revocations } from '../tokens/revocations.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the step `authenticate`. */
    viewer: Viewer | undefined;
  }
}

const CHALLENGE = { 'www-authenticate': 'Bearer error="invalid_token"' };

/** Learns who asks from the proxy token, or refuses with `invalid-token`. */
export const authenticate =
  (tokens: ProxyTokens, revocations: Revocations) =>
  async (request: FastifyRequest): Promise<void> => {
    const token = bearerOf(request.headers.authorization);
    if (token === undefined) throw new ProxyError('invalid-token', { headers: CHALLENGE });
    const viewer = await tokens.verify(token).catch((cause: unknown) => {
      throw new ProxyError('invalid-token', { headers: CHALLENGE, cause });
    });
    const { jti, sid, oid, issuedAt } = viewer;
    if (revocations.isRevoked({ jti, sid, sub: oid, issuedAt }))
      throw new ProxyError('invalid-token', { headers: CHALLENGE });
    request.viewer = viewer;
  };

/** The token of an Authorization header whose scheme is Bearer, in any case. */
export const bearerOf = (header: string | undefined): string | undefined =>
  // Not by the flag for either case: it would be asked of each of the token's letters.
  /^[Bb][Ee][Aa][Rr][Ee][Rr] +([\w.~+/-]+=*) *$/.exec(header ?? '')?.[1];

/** The viewer, in handlers that come after `authenticate`. */
export const viewerOf = (request: FastifyRequest): Viewer => {
  if (request.viewer === undefined) throw new Error('This route lacks the step authenticate');
  return request.viewer;
};

/** For an address that also answers strangers: a token that is sent has to be good. */
export const authenticateIfAsked =
  (step: (request: FastifyRequest) => Promise<void>) =>
  async (request: FastifyRequest): Promise<void> => {
    if (request.headers.authorization !== undefined) await step(request);
  };
