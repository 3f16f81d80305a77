import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { readThroughProxy } from './proxy-call.ts';

const ID = '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1';
const RECORD = `/graph/v1.0/communications/callRecords/${ID}`;
const ME = {
  settings: {
    graphVersion: 'v1.0',
    signIn: { authority: 'https://login/dc368399-474c-4d40-900c-6265431fd81f' },
  },
  person: { oid: 'o', roles: ['CallQuality.Read.Identity', 'CallQuality.Export'], fieldLevel: 'identity' },
};
const session = (id: string) => ({ id, startDateTime: '2026-08-19T11:00:00Z', segments: [] });

type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
};
type Answers = Readonly<Record<string, Answer | readonly Answer[]>>;

let server: Server | undefined;
afterEach(() => server?.close());

/** A proxy that answers by path and query; of a list each answer once, the last one for ever. */
const startProxy = async (answers: Answers) => {
  const asked: IncomingMessage[] = [];
  const counts = new Map<string, number>();
  server = createServer((request, response) => {
    asked.push(request);
    const path = request.url ?? '';
    const found = answers[path] ?? { status: 404, json: { code: 'not-found', detail: 'No such route.' } };
    const list = Array.isArray(found) ? (found as readonly Answer[]) : [found as Answer];
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    const { status = 200, headers = {}, json } = list[Math.min(count, list.length - 1)] ?? {};
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(json === undefined ? '' : JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, origin };
};

const SESSIONS = `${RECORD}/sessions?$expand=segments`;
const WHOLE: Answers = {
  '/api/me': { json: ME },
  [RECORD]: { json: { id: ID, version: 3 } },
  [`${RECORD}/participants_v2`]: { json: { value: [{ id: 'a' }], '@odata.nextLink': '/people?2' } },
  '/people?2': { json: { value: [{ id: 'b' }] } },
  [SESSIONS]: {
    json: { value: [session('1')], '@odata.nextLink': '/sessions?2', '@earshot.version': '3' },
  },
  '/sessions?2': { json: { value: [session('2')], '@earshot.complete': true, '@earshot.version': '3' } },
  '/api/exports': { status: 204 },
};

const readIt = async (answers: Answers, patienceMs = 5_000) => {
  const { origin, asked } = await startProxy(answers);
  const said: string[] = [];
  const call = await readThroughProxy(
    { origin, token: () => 'secret', patienceMs, say: (words) => said.push(words) },
    ID,
  );
  return { call, asked, said };
};

test('a record is read to its end with its people, and the token goes along each time', async () => {
  const { call, asked } = await readIt(WHOLE);
  expect(call).toMatchObject({
    kind: 'ok',
    value: {
      version: '3',
      sessions: 2,
      isComplete: true,
      sentFor: 'identity',
      tenantId: 'dc368399-474c-4d40-900c-6265431fd81f',
      bodies: { participants: [{ id: 'a' }, { id: 'b' }] },
    },
  });
  expect(asked.every(({ headers }) => headers.authorization === 'Bearer secret')).toBe(true);
});

test('a proxy that asks to wait is asked again, as often as it takes', async () => {
  const wait: Answer = { status: 503, headers: { 'retry-after': '0' }, json: { code: 'upstream-throttled' } };
  const { call, said } = await readIt({
    ...WHOLE,
    '/sessions?2': [wait, wait, WHOLE['/sessions?2'] as Answer],
  });
  expect(call).toMatchObject({ kind: 'ok', value: { isComplete: true } });
  expect(said).toHaveLength(2);
});

test('what is here when reading breaks off is part of a record and says why', async () => {
  const broken = { status: 502, json: { code: 'upstream-error', detail: 'Graph failed.', requestId: 'r1' } };
  const { call } = await readIt({ ...WHOLE, '/sessions?2': broken });
  expect(call).toMatchObject({
    kind: 'ok',
    value: { sessions: 1, isComplete: false, why: 'Graph failed. (upstream-error, request r1)' },
  });
  const unmarked = await readIt({ ...WHOLE, '/sessions?2': { json: { value: [session('2')] } } });
  expect(unmarked.call).toMatchObject({ kind: 'ok', value: { sessions: 2, isComplete: false } });
});

test('a pause longer than it was given ends the reading instead of waiting for nothing', async () => {
  const long: Answer = { status: 503, headers: { 'retry-after': '600' }, json: { detail: 'Wait.' } };
  const { call } = await readIt({ ...WHOLE, '/sessions?2': long });
  expect(call).toMatchObject({ kind: 'ok', value: { isComplete: false, why: 'Wait.' } });
});

test('the token is never sent to another server that a page names', async () => {
  const elsewhere = { json: { value: [session('1')], '@odata.nextLink': 'https://evil.example/steal' } };
  const { call } = await readIt({ ...WHOLE, [SESSIONS]: elsewhere });
  expect(call).toMatchObject({
    kind: 'ok',
    value: { isComplete: false, why: 'The next page is elsewhere.' },
  });
});

test.each([
  ['a token that is not accepted', { '/api/me': { status: 401, json: { code: 'invalid-token' } } }, 3],
  ['a token without a role', { '/api/me': { json: { ...ME, person: { oid: 'o', roles: [] } } } }, 3],
  [
    'a role that may not export',
    { '/api/me': { json: { ...ME, person: { oid: 'o', roles: ['CallQuality.Read'] } } } },
    3,
  ],
  ['a record that is not there', { [RECORD]: { status: 404, json: { code: 'call-record-not-found' } } }, 2],
  ['a server that is no proxy', { '/api/me': { json: 'hello' } }, 3],
  ['a server that is ill', { [RECORD]: { status: 500, json: {} } }, 4],
])('%s is a refusal with its code', async (_what, changed, code) => {
  const { call } = await readIt({ ...WHOLE, ...(changed as Answers) });
  expect(call).toMatchObject({ kind: 'err', reason: { code } });
});

test('an export that the proxy does not allow is a refusal', async () => {
  const refused = { status: 403, json: { code: 'forbidden', detail: 'Not allowed.' } };
  const { call } = await readIt({ ...WHOLE, '/api/exports': refused });
  if (call.kind === 'err') throw new Error(call.reason.words);
  const request = { recordId: ID, kind: 'csv', fieldLevel: 'metrics', sessions: 2 } as const;
  expect(await call.value.askToExport?.(request)).toMatchObject({ kind: 'err', reason: { code: 3 } });
});
