import type { Health } from '../health.ts';
import { sendJson } from './send-json.ts';
import type { Handler } from './service.ts';

/** `GET /healthz`: the process answers. */
export const sendHealth: Handler = async (request, reply) => sendJson(request, reply, '{"status":"ok"}');

/** `GET /readyz`: what is wrong and since when; 503 while nobody can be served. */
export const sendReadiness = (health: Health): Handler => {
  return async (request, reply) => {
    const readiness = health.readiness();
    if (readiness.status === 'not-ready') reply.code(503).header('retry-after', '2');
    return sendJson(request, reply, JSON.stringify(readiness));
  };
};
