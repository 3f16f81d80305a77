import type { FieldLevel } from '#calls/fields';
import type { FastifyRequest } from 'fastify';
import { fieldLevelOf, SCOPE_OF_ROLE, type Role } from '#contract/roles';
import { ProxyError } from '../errors.ts';
import type { Viewer } from '../tokens/proxy-token.ts';
import { viewerOf } from './authenticate.ts';

const CHALLENGE = { 'www-authenticate': 'Bearer error="insufficient_scope"' };

/** Lets in who holds one of the roles, and whose token was asked for with its scope. */
export const requireRole =
  (...anyOf: readonly Role[]) =>
  async (request: FastifyRequest): Promise<void> => {
    const held = effectiveRoles(viewerOf(request));
    if (!anyOf.some((role) => held.includes(role))) throw new ProxyError('forbidden', { headers: CHALLENGE });
  };

/** Roles whose scope the token bears: a token may be asked for with less than its holder could do. */
export const effectiveRoles = ({ roles, scopes }: Viewer): readonly Role[] =>
  roles.filter((role) => scopes.includes(SCOPE_OF_ROLE[role]));

/** How much this viewer may see, in handlers that come after `requireRole`. */
export const fieldLevelFor = (request: FastifyRequest): FieldLevel => {
  const level = fieldLevelOf(effectiveRoles(viewerOf(request)));
  if (level === undefined) throw new ProxyError('forbidden', { headers: CHALLENGE });
  return level;
};
