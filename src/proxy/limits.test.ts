import { afterEach, expect, test } from 'vitest';
import type { AuditEntry } from '#contract/audit';
import { createMetrics } from './metrics.ts';
import { exchangeForm, setStage, type Answer, type Stage } from './testing.ts';

const LIST = '/graph/v1.0/communications/callRecords';
const recordAt = (place: number): string =>
  `${LIST}/00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

let stage: Stage;
afterEach(() => stage.stop());

const bearer = async (person: 'megan' | 'patti' | 'joni') => ({
  authorization: `Bearer ${await stage.tokenOf(person)}`,
});

const auditOf = (event: string): readonly AuditEntry[] =>
  stage.log
    .map((line) => (JSON.parse(line) as { audit?: AuditEntry }).audit)
    .filter((entry) => entry !== undefined)
    .filter((entry) => entry.event === event);

const expectTooMany = (answer: Answer): void => {
  expect(answer.statusCode).toBe(429);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  expect(answer.json()).toMatchObject({ code: 'rate-limited' });
};

test('a person may ask so much at once and so much a minute, and others not less for it', async () => {
  const clock = { ahead: 0 };
  const now = () => Date.UTC(2026, 10, 24) + clock.ahead;
  stage = await setStage({ now }, { now }, { LIMIT_REQUEST_BURST: '3', LIMIT_REQUESTS_PER_MINUTE: '60' });
  const megan = await bearer('megan');
  const ask = (headers: Record<string, string>) => stage.get(`${LIST}?$select=id`, { headers });
  for (let count = 0; count < 3; count += 1) expect((await ask(megan)).statusCode).toBe(200);
  expectTooMany(await ask(megan));
  expect((await ask(await bearer('patti'))).statusCode).toBe(200);
  clock.ahead += 1_000;
  expect((await ask(megan)).statusCode).toBe(200);
  expectTooMany(await ask(megan));
});

test('a person who opens too many different records is stopped, and an alert is left', async () => {
  stage = await setStage({}, {}, { LIMIT_RECORDS_PER_HOUR: '2' });
  const headers = await bearer('megan');
  for (const place of [1, 2, 1, 2])
    expect((await stage.get(recordAt(place), { headers })).statusCode).toBe(404);
  const answer = await stage.get(`${recordAt(3)}/sessions`, { headers });
  expectTooMany(answer);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(3_500);
  expectTooMany(await stage.get(`${recordAt(4)}/participants_v2`, { headers }));
  expect((await stage.get(recordAt(1), { headers })).statusCode).toBe(404);
  expect((await stage.get(`${LIST}?$select=id`, { headers })).statusCode).toBe(200);
  expect(auditOf('limit')).toMatchObject([
    { what: 'records-per-hour', recordId: '00000000-0000-4000-8000-000000000003', status: 429 },
  ]);
});

test('a person may exchange so often a minute, and the answer is in the words of OAuth', async () => {
  stage = await setStage({}, {}, { LIMIT_EXCHANGES_PER_MINUTE: '2' });
  await stage.tokenOf('megan');
  await stage.tokenOf('megan');
  const subject = await stage.simulator.issueUserToken('megan');
  const answer = await stage.exchange(exchangeForm(stage.simulator, subject));
  expectTooMany(answer);
  expect(answer.json()).toMatchObject({ error: 'temporarily_unavailable' });
  await stage.tokenOf('patti');
});

test('failures of one address end in 429 without a line each, while good tokens still pass', async () => {
  stage = await setStage({}, {}, { LIMIT_FAILURES_PER_MINUTE: '3' });
  const bad = () => stage.exchange(exchangeForm(stage.simulator, 'nonsense'));
  expect((await bad()).statusCode).toBe(400);
  expect((await bad()).statusCode).toBe(400);
  const stranger = { authorization: 'Bearer nonsense' };
  expect((await stage.get(LIST, { headers: stranger })).statusCode).toBe(401);
  expectTooMany(await bad());
  expectTooMany(await stage.get(LIST, { headers: stranger }));
  const written = auditOf('exchange').length + auditOf('denial').length;
  await bad();
  expect(auditOf('exchange').length + auditOf('denial').length).toBe(written);
  expect((await stage.get(`${LIST}?$select=id`, { as: 'megan' })).statusCode).toBe(200);
});

test('people with good tokens and no role, or old tokens, are no failures', async () => {
  stage = await setStage({}, {}, { LIMIT_FAILURES_PER_MINUTE: '1' });
  for (let count = 0; count < 3; count += 1) {
    const subject = await stage.simulator.issueUserToken('alex');
    expect((await stage.exchange(exchangeForm(stage.simulator, subject))).json()).toMatchObject({
      code: 'role_required',
    });
  }
});

test('forwarded addresses count only from a proxy that is trusted', async () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9' };
  stage = await setStage();
  await stage.get(LIST, { headers: { authorization: 'Bearer nonsense', ...forwarded } });
  expect(auditOf('denial').at(-1)).toMatchObject({ client: '127.0.0.0/24' });
  await stage.stop();
  stage = await setStage({}, {}, { TRUSTED_PROXIES: '127.0.0.0/8' });
  await stage.get(LIST, { headers: { authorization: 'Bearer nonsense', ...forwarded } });
  expect(auditOf('denial').at(-1)).toMatchObject({ client: '203.0.113.0/24' });
});

test('what was refused shows in the metrics', async () => {
  const metrics = createMetrics();
  stage = await setStage({}, { metrics }, { LIMIT_RECORDS_PER_HOUR: '1' });
  const headers = await bearer('megan');
  await stage.get(recordAt(1), { headers });
  await stage.get(recordAt(2), { headers });
  const text = metrics.text();
  expect(text).toContain('earshot_limited_total{code="rate-limited"} 1');
  expect(text).toContain(`earshot_requests_total{route="${LIST}/:id",method="GET",status="429"} 1`);
  expect(text).toContain('earshot_exchanges_total{outcome="granted"} 1');
  expect(text).toContain('earshot_graph_requests_total{outcome="call-record-not-found"} 1');
});
