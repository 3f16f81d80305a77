import type { FastifyReply } from 'fastify';

/** Aborts when the client leaves before it has its answer. */
export const signalOf = (reply: FastifyReply): AbortSignal => {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new ClientLeft());
  });
  return controller.signal;
};

/** Nobody is there to be told. */
export class ClientLeft extends Error {
  constructor() {
    super('The client left');
    this.name = 'ClientLeft';
  }
}
