import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allHands } from '#simulator/scenarios/all-hands';
import { setStage, type Stage } from './testing.ts';

let stage: Stage;
let port: number;

beforeAll(async () => {
  stage = await setStage({ pageDelayMs: 300 });
  await stage.proxy.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = stage.proxy.server.address() as AddressInfo);
});
afterAll(() => stage.stop());

/** What comes back for these bytes until the connection is closed. */
const sendRaw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

test('a client that leaves while it waits is no error', async () => {
  const authorization = `Bearer ${await stage.tokenOf('megan')}`;
  const url = `http://127.0.0.1:${port}/graph/v1.0/communications/callRecords/${allHands.id}/sessions`;
  const leaving = new AbortController();
  const waiting = fetch(url, { headers: { authorization }, signal: leaving.signal });
  await expect.poll(() => stage.simulator.requests.length).toBeGreaterThan(0);
  leaving.abort();
  await expect(waiting).rejects.toThrow();
  await expect.poll(() => stage.log.join('')).toContain('client left');
  expect(stage.log.join('')).not.toContain('"bug"');
});

const lines = (...text: readonly string[]): string => [...text, 'Connection: close', '', ''].join('\r\n');

test('an ordinary request over a socket is answered', async () => {
  expect(await sendRaw(lines('GET /healthz HTTP/1.1', 'Host: localhost'))).toMatch(/^HTTP\/1\.1 200 /);
});

test.each([
  [
    'a repeated Authorization',
    lines('GET /api/me HTTP/1.1', 'Host: a', 'Authorization: Bearer a', 'Authorization: Bearer b'),
  ],
  ['a repeated Host', lines('GET /api/me HTTP/1.1', 'Host: a', 'Host: b')],
  ['no Host', lines('GET /api/me HTTP/1.1')],
  [
    'a repeated Content-Type',
    lines('POST /oauth2/token HTTP/1.1', 'Host: a', 'Content-Type: a/b', 'Content-Type: a/b'),
  ],
  [
    'an odd transfer coding',
    lines('POST /oauth2/token HTTP/1.1', 'Host: a', 'Transfer-Encoding: gzip, chunked') + '0\r\n\r\n',
  ],
  [
    'a length and a transfer coding',
    lines('POST /oauth2/token HTTP/1.1', 'Host: a', 'Content-Length: 3', 'Transfer-Encoding: chunked'),
  ],
  ['an address of another host', lines('GET http://evil.example/api/me HTTP/1.1', 'Host: a')],
  ['a path of dots', lines('GET /api/../api/me HTTP/1.1', 'Host: a')],
  ['encoded dots', lines('GET /api/%2e%2e/api/me HTTP/1.1', 'Host: a')],
  ['two slashes', lines('GET //api/me HTTP/1.1', 'Host: a')],
  ['a body on GET', lines('GET /api/me HTTP/1.1', 'Host: a', 'Content-Length: 1') + 'x'],
  ['no HTTP', 'hello\r\n\r\n'],
])('%s is answered 400 with a problem and the security headers', async (_, bytes) => {
  const answer = await sendRaw(bytes);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toMatch(/x-content-type-options: nosniff/i);
  expect(answer).toMatch(/x-request-id: [0-9a-f-]{36}/i);
  expect(answer).toMatch(/"code":"(invalid-input|request_malformed)"/);
});

test.each([
  [
    'headers of more than 16 KiB',
    lines('GET /api/me HTTP/1.1', 'Host: a', `X-Long: ${'a'.repeat(17_000)}`),
    431,
  ],
  [
    'more than 64 headers',
    lines('GET /api/me HTTP/1.1', 'Host: a', ...Array.from({ length: 70 }, (_, at) => `X-${at}: a`)),
    431,
  ],
  ['an address of more than 4 KiB', lines(`GET /api/me?${'a'.repeat(5_000)} HTTP/1.1`, 'Host: a'), 414],
])('%s are too much', async (_, bytes, status) => {
  expect(await sendRaw(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});
