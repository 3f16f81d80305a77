import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setStage, type Answer, type Person, type Stage } from './testing.ts';

/**
 * Every route and what it refuses, one test for each step that stands before its handler. A route that is added
 * without a line here fails the last test; the numbers are printed.
 */
const ID = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
const GUIDLESS = '00000000-0000-4000-8000-00000000zzzz';

type Route = {
  readonly pattern: string;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Who gets in; the others are refused. Undefined where no token is needed. */
  readonly opensTo?: Person;
  readonly shutTo?: readonly Person[];
  readonly badUrls?: readonly string[];
  readonly badBodies?: readonly (readonly [string, unknown])[];
  /** Content type of its body, and whether our own pages alone may ask. */
  readonly takes?: string;
  readonly sameOrigin?: boolean;
};

const readers = { opensTo: 'megan', shutTo: ['joni'], sameOrigin: true } as const;
const administrators = { opensTo: 'joni', shutTo: ['megan', 'patti'], sameOrigin: true } as const;

const graphRoutes = ['v1.0', 'beta'].flatMap((version): readonly Route[] => {
  const list = `/graph/${version}/communications/callRecords`;
  const route = (rest: string, badUrls: readonly string[]): Route => ({
    pattern: `${list}${rest}`,
    url: `${list}${rest.replace(':id', ID)}`,
    method: 'GET',
    ...readers,
    badUrls,
  });
  const common = (url: string): readonly string[] =>
    ['?$top=5', '?$select=secret', '?$select=id&$select=id', '?colour=red', '?$skiptoken=AAAA'].map(
      (query) => `${url}${query}`,
    );
  const one = `${list}/${ID}`;
  return [
    route('', [
      ...common(list),
      `${list}?$filter=true`,
      `${list}?$expand=sessions`,
      `${list}?$filter=id eq 'x'`,
    ]),
    route('/:id', [...common(one), `${list}/${GUIDLESS}`, `${one}?$expand=organizer`]),
    route('/:id/sessions', [
      ...common(`${one}/sessions`),
      `${list}/${GUIDLESS}/sessions`,
      `${one}/sessions?$expand=media`,
      `${one}/sessions?$filter=true`,
    ]),
    route('/:id/participants_v2', [
      ...common(`${one}/participants_v2`),
      `${list}/${GUIDLESS}/participants_v2`,
      `${one}/participants_v2?$expand=identity`,
    ]),
  ];
});

const FORM = 'application/x-www-form-urlencoded';
const admin = (rest: string, badUrls: readonly string[]): Route => ({
  pattern: `/api/admin/${rest}`,
  url: `/api/admin/${rest}`,
  method: 'GET',
  ...administrators,
  badUrls: badUrls.map((query) => `/api/admin/${rest}${query}`),
});

const EXPORT = { recordId: ID, kind: 'csv', fieldLevel: 'identity', sessions: 1 };
const exportRoute: Route = {
  pattern: '/api/exports',
  url: '/api/exports',
  method: 'POST',
  opensTo: 'megan',
  shutTo: ['patti', 'joni'],
  sameOrigin: true,
  takes: 'application/json',
  badUrls: ['/api/exports?kind=csv'],
  badBodies: [
    ['nothing', {}],
    ['a list', [EXPORT]],
    ['null', null],
    ['a text', 'csv'],
    ['a record id that is none', { ...EXPORT, recordId: GUIDLESS }],
    ['two record ids', { ...EXPORT, recordId: [ID, ID] }],
    ['no record id', { ...EXPORT, recordId: undefined }],
    ['a kind that nobody knows', { ...EXPORT, kind: 'pst' }],
    ['no kind', { ...EXPORT, kind: undefined }],
    ['a level that nobody knows', { ...EXPORT, fieldLevel: 'all' }],
    ['no level', { ...EXPORT, fieldLevel: undefined }],
    ['half a session', { ...EXPORT, sessions: 0.5 }],
    ['fewer than no sessions', { ...EXPORT, sessions: -1 }],
    ['more sessions than a record may have', { ...EXPORT, sessions: 200_001 }],
    ['sessions as text', { ...EXPORT, sessions: '1' }],
    ['no sessions', { ...EXPORT, sessions: undefined }],
    ['a purpose of 201 characters', { ...EXPORT, purpose: 'x'.repeat(201) }],
    ['a purpose that is no text', { ...EXPORT, purpose: 4711 }],
    ['a member that nobody knows', { ...EXPORT, oid: ID }],
  ],
};

const ROUTES: readonly Route[] = [
  exportRoute,
  ...graphRoutes,
  { pattern: '/api/me', url: '/api/me', method: 'GET', sameOrigin: true },
  admin('audit', ['?limit=0', '?event=x', '?from=x', '?before=x', '?oid=x', '?limit=1&limit=2', '?x=1']),
  admin('audit/verification', ['?x=1']),
  {
    pattern: '/api/admin/revocations',
    url: '/api/admin/revocations',
    method: 'POST',
    ...administrators,
    takes: 'application/json',
    badUrls: ['/api/admin/revocations?all=true'],
  },
  { pattern: '/oauth2/token', url: '/oauth2/token', method: 'POST', takes: FORM, sameOrigin: true },
  { pattern: '/oauth2/revoke', url: '/oauth2/revoke', method: 'POST', takes: FORM, sameOrigin: true },
  { pattern: '/csp-report', url: '/csp-report', method: 'POST', takes: 'application/csp-report' },
  { pattern: '/healthz', url: '/healthz', method: 'GET' },
  { pattern: '/readyz', url: '/readyz', method: 'GET' },
];

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const counts = new Map<string, number>();
afterAll(async () => {
  await stage.stop();
  const lines = [...counts].map(([pattern, count]) => `  ${String(count).padStart(3)}  ${pattern}`);
  process.stdout.write(`Refusal tests per route:\n${lines.join('\n')}\n`);
});

type Sent = {
  readonly url?: string;
  readonly method?: Route['method'] | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS' | 'HEAD';
  readonly as?: Person;
  readonly headers?: Record<string, string>;
  readonly payload?: string;
};

const send = async (route: Route, { url, method, as, headers, payload }: Sent): Promise<Answer> =>
  stage.proxy.inject({
    method: method ?? route.method,
    url: url ?? route.url,
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${await stage.tokenOf(as)}` }),
      ...(route.takes === undefined ? {} : { 'content-type': route.takes }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  });

/** A refusal bears its own status, tells no data, and never lets a browser keep it. */
const expectRefusal = (route: Route, answer: Answer, status: number): void => {
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.body).not.toMatch(/Abbie|averageJitter|"value"/);
  counts.set(route.pattern, (counts.get(route.pattern) ?? 0) + 1);
};

describe.each(ROUTES)('$method $pattern refuses', (route) => {
  const opening = route.opensTo === undefined ? {} : { as: route.opensTo };

  test.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
    'the method %s, unless it is its own',
    async (method) => {
      if (method === route.method) return;
      const answer = await send(route, { method });
      expectRefusal(route, answer, 405);
      expect(answer.headers['allow']).toBe(route.method);
    },
  );

  if (route.opensTo !== undefined) {
    test.each<[string, Record<string, string>]>([
      ['no token', {}],
      ['another scheme', { authorization: 'Basic bWVnYW46' }],
      ['a token without a signature', { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }],
      ['a token of nonsense', { authorization: 'Bearer a.b.c' }],
      ['an empty token', { authorization: 'Bearer ' }],
      ['a token in a cookie', { cookie: 'access_token=a.b.c' }],
    ])('%s', async (_, headers) => {
      expectRefusal(route, await send(route, { headers }), 401);
    });

    test('a token of Entra, and one of Graph', async () => {
      for (const token of [
        await stage.simulator.issueUserToken(route.opensTo ?? 'megan'),
        await stage.simulator.issueAppToken(),
      ])
        expectRefusal(route, await send(route, { headers: { authorization: `Bearer ${token}` } }), 401);
    });

    test('a good token that was changed by one letter', async () => {
      const token = await stage.tokenOf(route.opensTo ?? 'megan');
      const at = token.length - 20;
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expectRefusal(route, await send(route, { headers: { authorization: `Bearer ${changed}` } }), 401);
    });

    test.each([...(route.shutTo ?? [])])('%s, whose roles do not open it', async (as) => {
      expectRefusal(route, await send(route, { as, payload: route.takes === undefined ? '' : '{}' }), 403);
    });
  }

  if (route.sameOrigin === true)
    test.each<[string, Record<string, string>]>([
      ['a page of another origin', { origin: 'https://evil.example' }],
      ['a page without origin', { origin: 'null' }],
      ['a page of the same site', { 'sec-fetch-site': 'same-site' }],
      ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ])('%s', async (_, headers) => {
      expectRefusal(route, await send(route, { ...opening, headers }), 403);
    });

  if (route.takes === undefined)
    test('a body', async () => {
      const headers = { 'content-type': 'text/plain' };
      expectRefusal(route, await send(route, { ...opening, headers, payload: 'x' }), 400);
    });
  else {
    test('a body of another type', async () => {
      const headers = { 'content-type': 'text/plain' };
      expectRefusal(route, await send(route, { ...opening, headers, payload: 'x' }), 415);
    });
    test('a body of more than 16 KiB', async () => {
      expectRefusal(route, await send(route, { ...opening, payload: 'x'.repeat(16_385) }), 413);
    });
  }

  test.each([...(route.badBodies ?? [])])('a body with %s', async (_, body) => {
    expectRefusal(route, await send(route, { ...opening, payload: JSON.stringify(body) }), 400);
  });

  test.each([...(route.badUrls ?? [])])('%s', async (url) => {
    expectRefusal(route, await send(route, { ...opening, url, ...(route.takes && { payload: '{}' }) }), 400);
  });
});

/** The tree that Fastify prints, as whole paths. */
const routesOf = (tree: string): readonly string[] => {
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', path] = /^([ │]*)[├└]── (\S*) \(/.exec(line) ?? [];
    if (path === undefined) return [];
    parents.length = indent.length / 4;
    parents.push(path);
    return [parents.join('')];
  });
};

test('no route is without its refusals', () => {
  const routes = routesOf(stage.proxy.printRoutes({ commonPrefix: false }));
  expect([...routes].sort()).toEqual(ROUTES.map(({ pattern }) => pattern).sort());
});
