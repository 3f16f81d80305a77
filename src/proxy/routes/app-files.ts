import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ProxyError } from '../errors.ts';
import { isApiPath } from '../headers.ts';

const YEAR_SECONDS = 365 * 24 * 3_600;

/** Whether the app has been built there. */
export const isBuilt = (root: string): boolean => existsSync(join(root, 'index.html'));

/**
 * The app's files. Names under assets/ bear a hash and never change; the addresses of the app's pages get its one
 * document. So does a person who follows a wrong link, with status 404: the app says so in words.
 */
export const serveAppFiles = async (app: FastifyInstance, root: string): Promise<void> => {
  await app.register(compress, { threshold: 1_024, encodings: ['br', 'gzip'] });
  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith(join(root, 'assets'));
      response.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });

  const sendPage = async (reply: FastifyReply): Promise<FastifyReply> => reply.sendFile('index.html');
  app.get('/', (_request, reply) => sendPage(reply));
  app.get('/calls', (_request, reply) => sendPage(reply));
  app.get('/audit', (_request, reply) => sendPage(reply));
  app.get('/health', (_request, reply) => sendPage(reply));
  app.get('/calls/*', (_request, reply) => sendPage(reply));
  app.get('/signed-out', (_request, reply) =>
    sendPage(reply.header('clear-site-data', '"cache", "storage"')),
  );
  app.get('/*', (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') === true;
    if (!wantsPage || isApiPath(request.originalUrl)) throw new ProxyError('not-found');
    return sendPage(reply.code(404));
  });
};
