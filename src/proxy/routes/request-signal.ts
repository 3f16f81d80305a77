import type { FastifyReply } from 'fastify';
import { ClientLeft } from '../errors.ts';

/** Aborts when the client leaves before it has its answer. */
export const signalOf = (reply: FastifyReply): AbortSignal => {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new ClientLeft());
  });
  return controller.signal;
};
