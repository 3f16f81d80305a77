import { sendJson } from './send-json.ts';
import type { Handler } from './service.ts';

/** `GET /healthz`: the process answers. */
export const sendHealth: Handler = async (request, reply) => sendJson(request, reply, '{"status":"ok"}');

/** `GET /readyz`: 503 while the sign-in keys were never loaded, and as soon as the process is about to end. */
export const sendReadiness = (isReady: () => boolean): Handler => {
  return async (request, reply) =>
    isReady()
      ? sendJson(request, reply, '{"status":"ready"}')
      : sendJson(request, reply.code(503).header('retry-after', '2'), '{"status":"not-ready"}');
};
