import { SECOND_MS } from '#base/units';
import { isObject } from '../graph/json.ts';
import type { Metrics } from '../metrics.ts';
import type { Handler } from './service.ts';

/** Strangers may post here: no more than a line of log in this time. */
const MIN_GAP_MS = 10 * SECOND_MS;

/** `POST /csp-report`: what our page policy has blocked, of which only the directive's name is logged. */
export const takeCspReport = (now: () => number, metrics: Metrics): Handler => {
  let loggedAt = Number.NEGATIVE_INFINITY;
  return async (request, reply) => {
    const directive = directiveOf(request.body);
    if (directive !== undefined) metrics.count('earshot_page_policy_violations_total', { directive });
    if (directive !== undefined && now() - loggedAt >= MIN_GAP_MS) {
      loggedAt = now();
      request.log.warn({ directive }, 'page policy violated');
    }
    return reply.code(204).send();
  };
};

const directiveOf = (body: unknown): string | undefined => {
  const report = parse(body);
  const inner = isObject(report) ? report['csp-report'] : undefined;
  const name = isObject(inner) ? (inner['effective-directive'] ?? inner['violated-directive']) : undefined;
  return typeof name === 'string' && /^[a-z-]{1,40}$/.test(name) ? name : undefined;
};

const parse = (body: unknown): unknown => {
  try {
    return typeof body === 'string' ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
};
