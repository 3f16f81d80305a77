import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';
import { createMetricsServer } from './metrics-server.ts';

test('counters, histograms and readings are written as Prometheus reads them', () => {
  const metrics = createMetrics();
  metrics.count('earshot_exchanges_total', { outcome: 'granted' });
  metrics.count('earshot_exchanges_total', { outcome: 'granted' });
  metrics.observe('earshot_request_seconds', { route: '/api/me' }, 30);
  metrics.observe('earshot_request_seconds', { route: '/api/me' }, 60_000);
  metrics.watch(() => [{ name: 'earshot_sockets', value: 7 }]);
  const text = metrics.text();
  expect(text).toContain(
    '# HELP earshot_exchanges_total Token exchanges, by outcome.\n# TYPE earshot_exchanges_total counter\nearshot_exchanges_total{outcome="granted"} 2\n',
  );
  expect(text).toContain('earshot_request_seconds_bucket{route="/api/me",le="0.025"} 0\n');
  expect(text).toContain('earshot_request_seconds_bucket{route="/api/me",le="0.1"} 1\n');
  expect(text).toContain('earshot_request_seconds_bucket{route="/api/me",le="+Inf"} 2\n');
  expect(text).toContain('earshot_request_seconds_sum{route="/api/me"} 60.03\n');
  expect(text).toContain('earshot_request_seconds_count{route="/api/me"} 2\n');
  expect(text).toContain('# TYPE earshot_sockets gauge\nearshot_sockets 7\n');
});

test('a label cannot break out of its line', () => {
  const metrics = createMetrics();
  metrics.count('earshot_limited_total', { code: 'a"} 1\n# b\\' });
  expect(metrics.text()).toContain('earshot_limited_total{code="a\\"} 1\\n# b\\\\"} 1\n');
});

test('labels without end are not kept without end', () => {
  const metrics = createMetrics();
  for (let count = 0; count < 2_000; count += 1)
    metrics.count('earshot_limited_total', { code: String(count) });
  expect(metrics.text().match(/^earshot_limited_total\{/gm)).toHaveLength(1_000);
});

test('the listener answers one address', async () => {
  const server = createMetricsServer(createMetrics());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer = await fetch(`${origin}/metrics`);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await answer.text()).toContain('# TYPE earshot_requests_total counter');
  expect((await fetch(`${origin}/`)).status).toBe(404);
  expect((await fetch(`${origin}/metrics`, { method: 'POST' })).status).toBe(404);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
