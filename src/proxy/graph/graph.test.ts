import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { startScriptedServer, type ScriptedServer } from '../scripted-server.ts';
import { createAsk } from './ask.ts';
import { createConnection } from './connection.ts';
import { createGraph, type GraphAnswer } from './graph.ts';
import { createPace } from './pace.ts';
import { INTERACTIVE } from './retry.ts';
import { createSlots } from './slots.ts';

type Script = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const REQUEST_ID = '0a8fd4c1-9c1e-4f5e-8f40-1f7e2fa3b6d1';
const GOOD = JSON.stringify({ value: [] });
const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

/** Links told before the answer was there. */
const links: string[] = [];

type Asked = {
  readonly answer: Promise<GraphAnswer>;
  readonly server: ScriptedServer;
  readonly tokens: boolean[];
};

/** Asks a Graph that answers by the script, once or with the retries of an interactive request. */
const ask = async (script: Script, { retries = false } = {}): Promise<Asked> => {
  const server = await startScriptedServer(script);
  const connection = createConnection();
  const tokens: boolean[] = [];
  const appToken = async ({ fresh }: { readonly fresh: boolean }): Promise<string> => {
    tokens.push(fresh);
    return fresh ? 'new' : 'old';
  };
  const graph = createGraph({ connection, appToken, now: Date.now });
  const signal = new AbortController().signal;
  const url = `${server.origin}/v1.0/communications/callRecords`;
  const patiently = createAsk({
    graph,
    pace: createPace(Date.now, 1),
    slots: createSlots({ inFlight: 64, queue: 64 }),
    now: Date.now,
    random: () => 0,
  });
  const answer = retries
    ? patiently({ url, slot: { recordId: undefined, page: 'first' }, policy: INTERACTIVE, signal })
    : graph.get(url, { pageSize: 60, signal, onNextLink: (link) => links.push(link) });
  answer.catch(() => undefined);
  cleanups.push(async () => {
    links.length = 0;
    await connection.close();
    await server.stop();
  });
  return { answer, server, tokens };
};

const send =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Script =>
  (_request, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', 'request-id': REQUEST_ID, ...headers })
      .end(body);

test('Graph is asked with every preference, a token and a request id of its own', async () => {
  const seen: IncomingMessage['headers'][] = [];
  const { answer } = await ask((request, response) => {
    seen.push(request.headers);
    send(200, GOOD)(request, response, 0);
  });
  expect(await answer).toMatchObject({ json: { value: [] }, requestId: REQUEST_ID });
  expect(seen[0]).toMatchObject({
    authorization: 'Bearer old',
    prefer: 'odata.maxpagesize=60, include-unknown-enum-members, omit-values=nulls',
    'client-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
  });
});

test.each([
  ['gzip', gzipSync(GOOD)],
  ['br', brotliCompressSync(GOOD)],
])('an answer packed as %s is unpacked', async (encoding, body) => {
  const { answer } = await ask(send(200, body, { 'content-encoding': encoding }));
  expect((await answer).json).toEqual({ value: [] });
});

describe('an answer is refused that is', () => {
  const deep = `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`;
  test.each<[string, Script, string]>([
    ['an error with status 200', send(200, '{"error":{"code":"x"}}'), 'upstream-invalid'],
    ['of another type', send(200, GOOD, { 'content-type': 'text/html' }), 'upstream-invalid'],
    ['no JSON', send(200, '{"value":['), 'upstream-invalid'],
    ['a list', send(200, '[]'), 'upstream-invalid'],
    ['nested too deep', send(200, deep), 'upstream-invalid'],
    ['over 16 MiB', send(200, `{"a":"${'x'.repeat(17 * 1024 * 1024)}"}`), 'upstream-invalid'],
    [
      'over 16 MiB without having said so',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write(`{"a":"${'x'.repeat(17 * 1024 * 1024)}`);
        response.end('"}');
      },
      'upstream-invalid',
    ],
    [
      'over 16 MiB once unpacked',
      send(200, gzipSync(Buffer.alloc(17 * 1024 * 1024, 32)), { 'content-encoding': 'gzip' }),
      'upstream-invalid',
    ],
    [
      'packed twice',
      send(200, gzipSync(gzipSync(GOOD)), { 'content-encoding': 'gzip, gzip' }),
      'upstream-invalid',
    ],
    ['a redirect', send(302, '', { location: 'http://127.0.0.1:9/' }), 'upstream-rejected'],
    ['400', send(400, '{}'), 'upstream-rejected'],
    ['403', send(403, '{}'), 'upstream-forbidden'],
    ['404', send(404, '{}'), 'call-record-not-found'],
    ['429', send(429, '{}'), 'upstream-throttled'],
    ['500', send(500, '{}'), 'upstream-error'],
    ['503', send(503, '{}'), 'upstream-unavailable'],
    [
      'broken off',
      (_, response) =>
        void response
          .writeHead(200, { 'content-type': 'application/json' })
          .write('{', () => response.destroy()),
      'upstream-error',
    ],
  ])('%s', async (_, script, code) => {
    const { answer, server } = await ask(script);
    await expect(answer).rejects.toMatchObject({ code });
    expect(server.asked.length).toBe(1);
  });
});

test.each([
  [
    'before its values',
    '{"@odata.nextLink":"https://graph.test/a?b=%22\\"\\u0026c","value":[]}',
    'a?b=%22"&c',
  ],
  [
    'behind them',
    '{"value":[{"a":"\\"@odata.nextLink\\":"}],"@odata.nextLink": "https://graph.test/d"}',
    'd',
  ],
])(
  'the link to the next page is told %s, even of an answer that turns out to be none',
  async (_, body, link) => {
    const [whole, broken] = [await ask(send(200, body)), await ask(send(200, body.slice(0, -1)))];
    await whole.answer;
    await expect(broken.answer).rejects.toThrow();
    expect(links).toEqual([`https://graph.test/${link}`, `https://graph.test/${link}`]);
  },
);

test.each(['{"value":[]}', '{"@odata.nextLink":7,"value":[]}', '{"@odata.nextLink":"https://graph'])(
  'no link is told of %s',
  async (body) => {
    await (await ask(send(200, body))).answer.catch(() => undefined);
    expect(links).toEqual([]);
  },
);

test('a Graph that was left alone has answered once a link of its answer is told', async () => {
  let isIll = true;
  const server = await startScriptedServer((request, response, count) =>
    (isIll ? send(500, '{}') : send(200, '{"@odata.nextLink":"https://graph.test/d","value":[]}'))(
      request,
      response,
      count,
    ),
  );
  const connection = createConnection();
  cleanups.push(async () => {
    await connection.close();
    await server.stop();
  });
  const clock = { now: Date.now() };
  const now = () => clock.now;
  const graph = createGraph({ connection, appToken: async () => 'token', now });
  const slots = createSlots({ inFlight: 64, queue: 64 });
  const patiently = createAsk({ graph, pace: createPace(now, 1), slots, now, random: () => 0 });
  const question = {
    url: `${server.origin}/v1.0/communications/callRecords`,
    slot: { recordId: undefined, page: 'first' },
    policy: { ...INTERACTIVE, retries: 0 },
    signal: new AbortController().signal,
  } as const;
  await Promise.allSettled(Array.from({ length: 20 }, () => patiently(question)));
  expect(patiently.refusal()).toBeDefined();
  isIll = false;
  clock.now += 6_000;
  const refusals: unknown[] = [];
  await patiently({ ...question, onNextLink: () => void refusals.push(patiently.refusal()) });
  expect(refusals).toEqual([undefined]);
});

test('an answer that says itself that it is too large is refused before it comes', async () => {
  const { answer } = await ask((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(17 * 2 ** 20) });
    response.write('{');
  });
  await expect(answer).rejects.toMatchObject({ code: 'upstream-invalid' });
});

test('a refused token is renewed once, and a second refusal is final', async () => {
  const renewed = await ask((request, response, count) =>
    send(request.headers.authorization === 'Bearer new' ? 200 : 401, GOOD)(request, response, count),
  );
  expect((await renewed.answer).json).toEqual({ value: [] });
  expect(renewed.tokens).toEqual([false, true]);

  const refused = await ask(send(401, '{}'));
  await expect(refused.answer).rejects.toMatchObject({
    code: 'upstream-auth',
    details: { upstream: { status: 401 } },
  });
  expect(refused.server.asked.length).toBe(2);
});

describe('asked again', () => {
  const failing =
    (times: number, script: Script): Script =>
    (request, response, count) =>
      (count <= times ? script : send(200, GOOD))(request, response, count);

  test.each([408, 429, 500, 502, 503, 504, 509])('is a Graph that answered %i', async (status) => {
    const { answer, server } = await ask(failing(2, send(status, '{}')), { retries: true });
    expect((await answer).json).toEqual({ value: [] });
    expect(server.asked.length).toBe(3);
  });

  test.each([
    [503, 2],
    [504, 2],
    [500, 1],
  ])('is a Graph that answered %i, over %i connections', async (status, connections) => {
    const ports = new Set<number | undefined>();
    const { answer } = await ask(
      (request, response, count) => {
        ports.add(request.socket.remotePort);
        // By then the connection is idle, and would be used again.
        send(count === 1 ? status : 200, GOOD, { 'retry-after': '0.2' })(request, response, count);
      },
      { retries: true },
    );
    await answer;
    expect(ports.size).toBe(connections);
  });

  test('is one whose connection broke', async () => {
    const { answer } = await ask(
      failing(1, (request) => void request.socket.destroy()),
      { retries: true },
    );
    expect((await answer).json).toEqual({ value: [] });
  });

  test('is one that sent no JSON, but once only', async () => {
    const { answer, server } = await ask(send(200, '{'), { retries: true });
    await expect(answer).rejects.toMatchObject({ code: 'upstream-invalid' });
    expect(server.asked.length).toBe(2);
  });

  test('is none that refused', async () => {
    for (const status of [400, 403, 404, 410]) {
      const { answer, server } = await ask(send(status, '{}'), { retries: true });
      await expect(answer).rejects.toMatchObject({ name: 'ProxyError' });
      expect(server.asked.length).toBe(1);
    }
  });

  test('is none that fails four times', async () => {
    const { answer, server } = await ask(send(502, '{}'), { retries: true });
    await expect(answer).rejects.toMatchObject({
      code: 'upstream-error',
      status: 502,
      details: { upstream: { status: 502, requestId: REQUEST_ID } },
    });
    expect(server.asked.length).toBe(4);
  });

  test('is none that asks to wait longer than anybody would: the caller learns how long', async () => {
    const { answer, server } = await ask(send(429, '{}', { 'retry-after': '120.5' }), { retries: true });
    await expect(answer).rejects.toMatchObject({
      code: 'upstream-throttled',
      status: 503,
      details: { retryAfterSeconds: 120.5 },
    });
    expect(server.asked.length).toBe(1);
  });

  test('is none before it said', async () => {
    const heardAt: number[] = [];
    const { answer } = await ask(
      (request, response, count) => {
        heardAt.push(performance.now());
        failing(1, send(429, '{}', { 'retry-after': '0.3' }))(request, response, count);
      },
      { retries: true },
    );
    await answer;
    const [first = 0, second = 0] = heardAt;
    // A timer may fire up to a millisecond early.
    expect(second - first).toBeGreaterThanOrEqual(299);
  });
});

test('who leaves takes the request along', async () => {
  const server = await startScriptedServer(() => undefined);
  const connection = createConnection();
  const graph = createGraph({ connection, appToken: async () => 'token', now: Date.now });
  const leaving = new AbortController();
  const answer = graph.get(server.origin, { signal: leaving.signal });
  leaving.abort(new Error('left'));
  await expect(answer).rejects.toThrow('left');
  await connection.close();
  await server.stop();
});
