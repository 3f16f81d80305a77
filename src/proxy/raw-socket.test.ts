import { connect, type AddressInfo, type Socket } from 'node:net';
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
const sendRaw = (bytes: string, to = port): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(to, '127.0.0.1', () => socket.write(bytes));
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
  [
    'chunked written oddly',
    lines('POST /oauth2/token HTTP/1.1', 'Host: a', 'Transfer-Encoding: xchunked') + '0\r\n\r\n',
  ],
  [
    'two transfer codings',
    lines(
      'POST /oauth2/token HTTP/1.1',
      'Host: a',
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: identity',
    ) + '0\r\n\r\n',
  ],
  [
    'two lengths',
    lines('POST /oauth2/token HTTP/1.1', 'Host: a', 'Content-Length: 1', 'Content-Length: 2') + 'xx',
  ],
  ['a length that is no number', lines('POST /oauth2/token HTTP/1.1', 'Host: a', 'Content-Length: +1') + 'x'],
  ['a folded header', lines('GET /api/me HTTP/1.1', 'Host: a', 'X-Long: a', ' b')],
  ['a header name with a space', lines('GET /api/me HTTP/1.1', 'Host : a')],
  ['a line end inside a header', lines('GET /api/me HTTP/1.1', 'Host: a', 'X-Odd: a\rX-Other: b')],
  ['a zero byte inside a header', lines('GET /api/me HTTP/1.1', 'Host: a', 'X-Odd: a\0b')],
  ['an encoded slash', lines('GET /api%2fme HTTP/1.1', 'Host: a')],
  ['an encoded backslash', lines('GET /api%5Cme HTTP/1.1', 'Host: a')],
  ['a backslash', lines('GET /api\\me HTTP/1.1', 'Host: a')],
  ['an encoded zero byte', lines('GET /api/me%00 HTTP/1.1', 'Host: a')],
  ['a fragment', lines('GET /api/me#x HTTP/1.1', 'Host: a')],
  ['half a percent sign', lines('GET /api/me% HTTP/1.1', 'Host: a')],
  ['an encoding that is no UTF-8', lines('GET /api/%c3%28 HTTP/1.1', 'Host: a')],
  ['an address of stars', lines('OPTIONS * HTTP/1.1', 'Host: a')],
  ['a method that is none', lines('BREW /api/me HTTP/1.1', 'Host: a')],
  ['a version that is none', lines('GET /api/me HTTP/9.9', 'Host: a')],
  [
    'a body on GET in chunks',
    lines('GET /api/me HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked') + '1\r\nx\r\n0\r\n\r\n',
  ],
  ['a body on GET', lines('GET /api/me HTTP/1.1', 'Host: a', 'Content-Length: 1') + 'x'],
  ['no HTTP', 'hello\r\n\r\n'],
])('%s is answered 400 with a problem and the security headers', async (_, bytes) => {
  const answer = await sendRaw(bytes);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toMatch(/x-content-type-options: nosniff/i);
  expect(answer).toMatch(/x-request-id: [0-9a-f-]{36}/i);
  expect(answer).toMatch(/"code":"(invalid-input|request_malformed)"/);
  expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
});

test('a request hidden in the body of another is never answered', async () => {
  const hidden = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
  for (const header of [
    'Transfer-Encoding: chunked',
    'Transfer-Encoding : chunked',
    'Transfer-Encoding: \tchunked',
  ]) {
    const answer = await sendRaw(
      ['POST /oauth2/token HTTP/1.1', 'Host: a', 'Content-Length: 6', header, '', `0\r\n\r\n${hidden}`].join(
        '\r\n',
      ),
    );
    expect(answer).not.toContain('{"status":"ok"}');
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  }
});

test('an override of the method or the host changes nothing', async () => {
  const answer = await sendRaw(
    lines(
      'GET /api/me HTTP/1.1',
      'Host: a',
      'X-HTTP-Method-Override: DELETE',
      'X-Forwarded-Host: evil.example',
      'X-Original-URL: /api/admin/audit',
      'Forwarded: for=1.2.3.4;host=evil.example',
    ),
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).not.toContain('evil.example');
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

test('a client that never ends its headers is told so and let go', async () => {
  const slow = await setStage({}, {}, { LIMIT_HEADERS_SECONDS: '1', LIMIT_REQUEST_SECONDS: '1' });
  await slow.proxy.listen({ host: '127.0.0.1', port: 0 });
  const address = slow.proxy.server.address() as AddressInfo;
  for (const bytes of [
    'GET /api/me HTTP/1.1\r\nHost: a\r\n',
    'POST /oauth2/token HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\nx',
  ]) {
    const answer = await sendRaw(bytes, address.port);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  }
  await slow.stop();
});

test('one address may hold so many connections, and a closed one makes room', async () => {
  const other = await setStage({}, {}, { LIMIT_SOCKETS_PER_ADDRESS: '2' });
  await other.proxy.listen({ host: '127.0.0.1', port: 0 });
  const address = other.proxy.server.address() as AddressInfo;
  const open = () =>
    new Promise<Socket>((resolve, reject) => {
      const socket = connect(address.port, '127.0.0.1', () => resolve(socket));
      socket.once('error', reject);
    });
  const held = [await open(), await open()];
  const health = lines('GET /healthz HTTP/1.1', 'Host: a');
  const ask = () => sendRaw(health, address.port).catch(() => '');
  await expect.poll(ask).toBe('');
  held[0]?.destroy();
  await expect.poll(ask).toMatch(/^HTTP\/1\.1 200 /);
  held[1]?.destroy();
  await other.stop();
});
