import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConnection } from './graph/connection.ts';
import { createHealth } from './health.ts';
import { createProxy } from './proxy.ts';
import { ANY_TEXT, createTestStore, exchangeForm, matching, setStage, type Stage } from './testing.ts';

const SEED = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
const LIST = '/graph/v1.0/communications/callRecords';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.stop());

const dataRoutes = [LIST, `${LIST}/${SEED}`, `${LIST}/${SEED}/sessions`, `${LIST}/${SEED}/participants_v2`];

describe.each(dataRoutes)('%s', (url) => {
  test('opens to whoever may read, masked or with names', async () => {
    expect((await stage.get(url, { as: 'megan' })).statusCode).toBe(200);
    expect((await stage.get(url, { as: 'patti' })).statusCode).toBe(200);
  });

  test.each([
    ['no token', {}],
    ['a token of another scheme', { authorization: 'Basic bWVnYW46' }],
    ['nonsense', { authorization: 'Bearer nonsense' }],
    ['a token without a signature', { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }],
  ])('refuses %s', async (_, headers) => {
    const answer = await stage.get(url, { headers });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    expect(answer.json()).toMatchObject({ code: 'invalid-token', error: { code: 'invalid-token' } });
  });

  test('refuses the tokens of Entra and of Graph', async () => {
    for (const token of [
      await stage.simulator.issueUserToken('megan'),
      await stage.simulator.issueAppToken(),
    ]) {
      const answer = await stage.get(url, { headers: { authorization: `Bearer ${token}` } });
      expect(answer.statusCode).toBe(401);
    }
  });

  test('refuses a token in the query', async () => {
    const token = await stage.tokenOf('megan');
    expect((await stage.get(`${url}?access_token=${token}`)).statusCode).toBe(401);
  });

  test('opens no call to an administrator', async () => {
    const answer = await stage.get(url, { as: 'joni' });
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['www-authenticate']).toBe('Bearer error="insufficient_scope"');
    expect(answer.json()).toMatchObject({ code: 'forbidden' });
  });

  test('refuses what a page of another origin asks', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect((await stage.get(url, { as: 'megan', headers })).json()).toMatchObject({ code: 'forbidden' });
    const headers = { origin: 'http://localhost:4310', 'sec-fetch-site': 'same-origin' };
    expect((await stage.get(url, { as: 'megan', headers })).statusCode).toBe(200);
  });

  test('answers GET alone', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const) {
      const answer = await stage.proxy.inject({ method, url });
      expect(answer.statusCode).toBe(405);
      expect(answer.headers['allow']).toBe('GET');
    }
  });

  test.each(['?$top=5', '?$orderby=id', '?$select=id&$select=version', '?$select=secret', '?colour=red'])(
    'refuses the query %s',
    async (query) => {
      const answer = await stage.get(`${url}${query}`, { as: 'megan' });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'invalid-input' });
    },
  );

  test('refuses a body', async () => {
    const answer = await stage.proxy.inject({ url, headers: { 'content-type': 'text/plain' }, payload: 'x' });
    expect(answer.statusCode).toBe(400);
  });
});

test.each([
  `${LIST}/not-an-id`,
  `${LIST}/${SEED}0/sessions`,
  `${LIST}('x')/participants_v2`,
  `${LIST}/${SEED}?$expand=organizer`,
  `${LIST}/${SEED}?$expand=sessions,sessions`,
  `${LIST}/${SEED}/sessions?$expand=segments($select=id)`,
  `${LIST}?$filter=endDateTime%20ge%202026-01-01T00:00:00Z`,
  `${LIST}?$filter=startDateTime%20ge%20yesterday`,
  `${LIST}?$filter=startDateTime%20ge%202026-13-01T00:00:00Z`,
  `${LIST}?$filter=startDateTime%20ge%202026-01-01T00:00:00Z%20or%20true`,
  `${LIST}?$filter=participants_v2/any(p:p/id%20eq%20'x'%20or%20true)`,
  `${LIST}?$expand=sessions`,
])('%s is refused as malformed before Graph is asked', async (url) => {
  const asked = stage.simulator.requests.length;
  const answer = await stage.get(url, { as: 'megan' });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'invalid-input' });
  expect(stage.simulator.requests.length).toBe(asked);
});

test('a page size that is no number is refused', async () => {
  for (const prefer of ['odata.maxpagesize=0', 'odata.maxpagesize=many', 'odata.maxpagesize=-1']) {
    const answer = await stage.get(`${LIST}/${SEED}/sessions`, { as: 'megan', headers: { prefer } });
    expect(answer.statusCode).toBe(400);
  }
});

test('nothing but the four templates and our own headers reaches Graph', async () => {
  const headers = {
    'x-forwarded-host': 'evil.example',
    'x-http-method-override': 'DELETE',
    traceparent: '00-1-1-01',
  };
  for (const url of dataRoutes) await stage.get(url, { as: 'megan', headers });
  for (const { method, url, headers: sent } of stage.simulator.requests) {
    expect(method).toBe('GET');
    expect(url).toMatch(
      /^\/(v1\.0|beta)\/communications\/callRecords(\/[0-9a-f-]{36}(\/(sessions|participants_v2))?)?(\?|$)/,
    );
    expect(Object.keys(sent).sort()).toEqual([
      'accept',
      'accept-encoding',
      'authorization',
      'client-request-id',
      'connection',
      'host',
      'prefer',
    ]);
  }
});

test('an unknown record is told from a malformed id', async () => {
  const answer = await stage.get(`${LIST}/00000000-0000-4000-8000-000000000000/sessions`, { as: 'megan' });
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({
    type: '/problems/call-record-not-found',
    code: 'call-record-not-found',
    upstream: { status: 404, requestId: ANY_TEXT },
  });
});

test('the address of a key in brackets is the same address', async () => {
  for (const key of [`('${SEED}')`, `(%27${SEED.toUpperCase()}%27)`])
    expect((await stage.get(`${LIST}${key}/participants_v2`, { as: 'megan' })).statusCode).toBe(200);
});

describe('a problem', () => {
  test('on /graph is JSON with an error that Graph clients read, or problem+json on request', async () => {
    const asked = '0a8fd4c1-9c1e-4f5e-8f40-1f7e2fa3b6d1';
    const answer = await stage.get(LIST, { headers: { 'client-request-id': asked } });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const requestId = answer.headers['x-request-id'];
    expect(answer.json()).toEqual({
      type: '/problems/invalid-token',
      title: ANY_TEXT,
      status: 401,
      detail: ANY_TEXT,
      code: 'invalid-token',
      requestId,
      error: {
        code: 'invalid-token',
        message: ANY_TEXT,
        innerError: { date: ANY_TEXT, 'request-id': requestId, 'client-request-id': asked },
      },
    });
    const other = await stage.get(LIST, {
      headers: { accept: 'application/problem+json, application/json' },
    });
    expect(other.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  test('elsewhere is problem+json', async () => {
    for (const [url, status] of [
      ['/nowhere', 404],
      ['/api/nowhere', 404],
      ['/api/%ff', 400],
    ] as const) {
      const answer = await stage.get(url);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([
        status,
        'application/problem+json; charset=utf-8',
      ]);
      expect(answer.json()).toMatchObject({ status, requestId: answer.headers['x-request-id'] });
    }
  });

  test('says nothing of what was sent', async () => {
    const answer = await stage.get(`${LIST}?$filter=canary`, { as: 'megan' });
    expect(answer.body).not.toContain('canary');
  });
});

test('every answer bears the security headers, errors too', async () => {
  for (const url of ['/api/me', '/healthz', LIST, '/nowhere', '/api/%ff', '/api/../x']) {
    const { headers } = await stage.get(url);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'permissions-policy': matching(/camera=\(\)/),
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'no-store',
      'content-type': matching(/charset=utf-8/),
      'x-request-id': ANY_TEXT,
    });
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('set-cookie');
  }
});

describe('/api/me', () => {
  test('tells a stranger what is needed to sign in', async () => {
    const answer = await stage.get('/api/me');
    expect(answer.json()).toMatchObject({
      person: null,
      settings: {
        audience: 'http://localhost:4310/api',
        graphVersion: 'v1.0',
        signIn: {
          clientId: stage.simulator.spaClientId,
          authority: `https://sign-in.localhost/${stage.simulator.tenantId}`,
          scope: `api://${stage.simulator.apiClientId}/access_as_user`,
          knownAuthorities: ['sign-in.localhost'],
        },
      },
    });
  });

  test.each([
    ['megan', 'identity'],
    ['patti', 'metrics'],
    ['joni', null],
  ] as const)('tells %s the field level %s', async (as, fieldLevel) => {
    expect((await stage.get('/api/me', { as })).json()).toMatchObject({ person: { fieldLevel } });
  });

  test('refuses a bad token rather than taking its bearer for a stranger', async () => {
    expect((await stage.get('/api/me', { headers: { authorization: 'Bearer nonsense' } })).statusCode).toBe(
      401,
    );
  });
});

test('the process is ready once the sign-in keys are there, and no longer when it is about to end', async () => {
  const health = createHealth(Date.now);
  const other = await setStage({}, { health });
  await other.tokenOf('megan');
  expect((await other.get('/readyz')).statusCode).toBe(200);
  health.note('ending');
  expect((await other.get('/readyz')).statusCode).toBe(503);
  expect((await other.get('/healthz')).statusCode).toBe(200);
  await other.stop();
});

test('while the keys cannot be loaded nobody is let in, and the answer says when to try again', async () => {
  const other = await setStage();
  const subject = await other.simulator.issueUserToken('megan');
  const config = { ...other.config, authority: 'http://localhost:9' };
  const proxy = await createProxy({
    config,
    appToken: () => other.simulator.issueAppToken(),
    connection: createConnection(),
    store: await createTestStore({ now: Date.now }),
    logSink: { write: () => undefined },
  });
  const answer = await proxy.inject({
    method: 'POST',
    url: '/oauth2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(exchangeForm(other.simulator, subject)).toString(),
  });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('2');
  expect(answer.json()).toMatchObject({ error: 'temporarily_unavailable', code: 'not-ready' });
  expect((await proxy.inject('/readyz')).statusCode).toBe(503);
  await proxy.close();
  await other.stop();
});

test('the log holds ids, and neither tokens nor names nor queries', async () => {
  const token = await stage.tokenOf('megan');
  await stage.get(`${LIST}?$select=id`, { headers: { authorization: `Bearer ${token}` } });
  const text = stage.log.join('');
  expect(text).not.toContain(token.slice(0, 40));
  expect(text).not.toMatch(/Bearer|eyJ|Megan|Abbie|select=/);
});

test('each reading of data leaves a line of who saw which record at what level', async () => {
  await stage.get(`${LIST}/${SEED}/sessions`, { as: 'patti' });
  const lines = stage.log.map((line) => JSON.parse(line) as { audit?: object }).filter(({ audit }) => audit);
  expect(lines.at(-1)?.audit).toMatchObject({
    event: 'data',
    recordId: SEED,
    fieldLevel: 'metrics',
    sessions: 1,
    roles: ['CallQuality.Read'],
    tid: stage.simulator.tenantId,
    client: '127.0.0.0/24',
    requestId: ANY_TEXT,
  });
});

test('in a cloud whose Graph lists no participants that is said, and Graph is not asked in vain', async () => {
  const gov = await setStage({ cloud: 'usgov-l4' }, {}, { GRAPH_CLOUD: 'usgov-l4' });
  try {
    const answer = await gov.get(`${LIST}/${SEED}/participants_v2`, { as: 'megan' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'not-in-this-cloud', error: { code: 'not-in-this-cloud' } });
    expect(gov.simulator.requests.filter(({ url }) => url.includes('participants_v2'))).toEqual([]);
    expect((await gov.get(`${LIST}/${SEED}/sessions`, { as: 'megan' })).statusCode).toBe(200);
  } finally {
    await gov.stop();
  }
});
