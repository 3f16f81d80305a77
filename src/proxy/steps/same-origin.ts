import type { FastifyRequest } from 'fastify';
import { ProxyError } from '../errors.ts';

/** Refuses what a page of another origin sends. Programs that are no browser send neither header. */
export const sameOriginOnly =
  (publicOrigin: string) =>
  async ({ headers }: FastifyRequest): Promise<void> => {
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    const isForeign = origin !== undefined && origin !== publicOrigin;
    if (isForeign || (site !== undefined && site !== 'same-origin' && site !== 'none'))
      throw new ProxyError('forbidden');
  };
