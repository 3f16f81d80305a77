import type { Dispatcher } from 'undici';
import { MINUTE_MS, SECOND_MS } from '#base/units';
import type { ProblemCode } from '#contract/problem';
import type { ReadinessCode } from '#contract/readiness';
import type { Connection } from './graph/connection.ts';
import type { Graph } from './graph/graph.ts';
import { UpstreamFailure } from './graph/upstream-failure.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

const TROUBLE: Partial<Record<ProblemCode, ReadinessCode>> = {
  'upstream-auth': 'credential-missing',
  'upstream-forbidden': 'consent-missing',
  'upstream-throttled': 'graph-throttling',
  'upstream-unavailable': 'graph-unavailable',
  'upstream-error': 'graph-unavailable',
  'upstream-timeout': 'graph-unavailable',
};

/** What Graph refused five minutes ago, unless it was asked again, says nothing of now. */
const NEWS_MS = 5 * MINUTE_MS;

/** The same Graph, with its answers counted and its troubles noted. `now` is epoch milliseconds. */
export const watchGraph = (graph: Graph, health: Health, metrics: Metrics, now: () => number): Graph => ({
  get: async (url, options) => {
    const askedAt = now();
    try {
      const answer = await graph.get(url, options);
      health.graphAnswered();
      metrics.count('earshot_graph_requests_total', { outcome: 'answered' });
      metrics.observe('earshot_graph_request_seconds', {}, now() - askedAt);
      return answer;
    } catch (cause) {
      if (cause instanceof UpstreamFailure) {
        metrics.count('earshot_graph_requests_total', { outcome: cause.code });
        noteTrouble(cause, health);
      }
      throw cause;
    }
  },
});

const noteTrouble = ({ code }: UpstreamFailure, health: Health): void => {
  const trouble = TROUBLE[code];
  // An unknown record, too, is an answer of a Graph that works.
  if (code === 'call-record-not-found') health.graphAnswered();
  else if (trouble === 'credential-missing' || trouble === 'consent-missing') health.note(trouble);
  else if (trouble !== undefined) health.note(trouble, NEWS_MS);
};

/** Tokens are checked with a minute of skew; half of it off is worth a look. */
const SKEW_MS = 30 * SECOND_MS;

/** The same connection; every answer's Date header is held against our clock. */
export const watchClock = (connection: Connection, health: Health, now: () => number): Connection => {
  const noteDate = (date: string): void => {
    const theirs = Date.parse(date);
    if (Number.isNaN(theirs)) return;
    if (Math.abs(now() - theirs) > SKEW_MS) health.note('clock-skew');
    else health.clear('clock-skew');
  };
  const watched = new WeakMap<Dispatcher, Dispatcher>();
  const watch = (dispatcher: Dispatcher): Dispatcher => {
    const known =
      watched.get(dispatcher) ??
      dispatcher.compose((dispatch) => (options, handler) => dispatch(options, lookingAt(handler, noteDate)));
    watched.set(dispatcher, known);
    return known;
  };
  return {
    get current() {
      return watch(connection.current);
    },
    attemptMs: connection.attemptMs,
    renew: () => connection.renew(),
    close: () => connection.close(),
  };
};

/** The handler's own callbacks, with a look at the headers on their way. */
const lookingAt = (
  handler: Dispatcher.DispatchHandler,
  noteDate: (date: string) => void,
): Dispatcher.DispatchHandler => ({
  onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
  onRequestUpgrade: (...upgrade) => handler.onRequestUpgrade?.(...upgrade),
  onResponseStart: (controller, status, headers, message) => {
    noteDate(String(headers.date ?? ''));
    handler.onResponseStart?.(controller, status, headers, message);
  },
  onResponseData: (controller, chunk) => handler.onResponseData?.(controller, chunk),
  onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
  onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
});
