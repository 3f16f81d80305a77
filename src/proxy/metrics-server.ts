import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics.ts';

/** `GET /metrics` and nothing else, for a listener of its own that strangers cannot reach. Not yet listening. */
export const createMetricsServer = (metrics: Metrics): Server =>
  createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
    const isAsked = request.url === '/metrics' && request.method === 'GET';
    response
      .writeHead(isAsked ? 200 : 404, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      })
      .end(isAsked ? metrics.text() : '');
  });
