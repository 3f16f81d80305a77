import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOKEN_PATH } from '#contract/routes';
import { createCertificate } from '#simulator/certificate';
import { allHands } from '#simulator/scenarios/all-hands';
import { corruptPage } from '#simulator/scenarios/not-always-there';
import { createProxy } from './proxy.ts';
import { createTestStore, exchangeForm, setStage, type Stage } from './testing.ts';
import { createConnection } from './graph/connection.ts';

const run = promisify(execFile);

/**
 * A program of somebody who knows Graph and nothing of us: Microsoft's client and its page iterator, with another
 * base address. It runs in a process of its own, so that TLS is trusted as anywhere: NODE_EXTRA_CA_CERTS.
 */
const PROGRAM = `
  import { Client, PageIterator } from '@microsoft/microsoft-graph-client';
  const client = Client.init({
    authProvider: (done) => done(null, process.env.TOKEN),
    baseUrl: process.env.ORIGIN + '/graph/',
    customHosts: new Set(['localhost']),
  });
  const headers = { Prefer: 'odata.maxpagesize=50, include-unknown-enum-members' };
  const walk = async (path, expand) => {
    const request = client.api(path).headers(headers);
    const items = [];
    try {
      const first = await (expand ? request.expand(expand) : request).get();
      await new PageIterator(client, first, (item) => items.push(item.id) > 0, { headers }).iterate();
      return { items };
    } catch ({ statusCode, code, message }) {
      return { items, error: { statusCode, code, message } };
    }
  };
  const record = '/communications/callRecords/';
  const [good, spoilt, unknown] = process.env.RECORDS.split(' ');
  console.log(JSON.stringify({
    list: await walk('/communications/callRecords'),
    sessions: await walk(record + good + '/sessions', 'segments'),
    participants: await walk(record + good + '/participants_v2'),
    spoilt: await walk(record + spoilt + '/sessions'),
    unknown: await walk(record + unknown + '/sessions'),
    expanded: Object.keys(await client.api(record + good).expand('sessions').get()),
  }));
`;

type Walked = {
  readonly items: readonly string[];
  readonly error?: { readonly statusCode: number; readonly code: string; readonly message: string };
};
type Printed = Readonly<Record<'list' | 'sessions' | 'participants' | 'spoilt' | 'unknown', Walked>> & {
  readonly expanded: readonly string[];
};

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
let stage: Stage;
let printed: Printed;

beforeAll(async () => {
  stage = await setStage({ timeScale: 100_000 });
  const { key, certificate } = await createCertificate();
  const target = { port: 0 };
  // What stands before the proxy in earnest: something that ends TLS.
  const terminator = createServer({ key, cert: certificate }, (socket) => {
    const inner = connect(target.port, '127.0.0.1');
    socket.pipe(inner).pipe(socket);
    socket.on('error', () => inner.destroy());
    inner.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => terminator.listen(0, 'localhost', resolve));
  const publicOrigin = `https://localhost:${(terminator.address() as AddressInfo).port}`;
  const proxy = await createProxy({
    config: { ...stage.config, publicOrigin },
    appToken: () => stage.simulator.issueAppToken(),
    connection: createConnection({ ca: stage.simulator.caCertificate }),
    store: await createTestStore({ now: Date.now }),
    logSink: { write: () => undefined },
  });
  await proxy.listen({ host: '127.0.0.1', port: 0 });
  target.port = (proxy.server.address() as AddressInfo).port;

  const form = exchangeForm(stage.simulator, await stage.simulator.issueUserToken('megan'));
  const exchanged = await proxy.inject({
    method: 'POST',
    url: TOKEN_PATH,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...form, audience: `${publicOrigin}/api` }).toString(),
  });
  const folder = await mkdtemp(join(tmpdir(), 'earshot-sdk-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, certificate);
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      NODE_EXTRA_CA_CERTS: caFile,
      ORIGIN: publicOrigin,
      TOKEN: exchanged.json<{ access_token: string }>().access_token,
      RECORDS: [allHands.id, corruptPage.id, UNKNOWN].join(' '),
    },
  });
  printed = JSON.parse(stdout) as Printed;
  await rm(folder, { recursive: true });
  await proxy.close();
  terminator.close();
}, 60_000);
afterAll(() => stage.stop());

test('Microsoft’s page iterator sees every session of a record once, in Graph’s order', () => {
  expect(printed.sessions.error).toBe(undefined);
  expect(printed.sessions.items).toEqual(stage.simulator.truth(allHands.id)?.map(({ id }) => id));
});

test('it sees every participant and every call of the list once', () => {
  expect(new Set(printed.participants.items).size).toBe(238);
  expect(printed.participants.items.length).toBe(238);
  expect(printed.list.items.length).toBeGreaterThan(120);
  expect(new Set(printed.list.items).size).toBe(printed.list.items.length);
});

test('it finds the link to the rest of an expanded record where Graph puts it', () => {
  expect(printed.expanded).toContain('sessions@odata.nextLink');
});

test('it is told why a record could not be read to its end, after all that could', () => {
  expect(printed.spoilt.items.length).toBe(120);
  expect(printed.spoilt.error).toMatchObject({ statusCode: 502, code: 'upstream-invalid' });
  expect(printed.spoilt.error?.message).toMatch(/not the JSON that Graph documents/);
});

test('it reads code and message of a refusal', () => {
  expect(printed.unknown.error).toMatchObject({ statusCode: 404, code: 'call-record-not-found' });
  expect(printed.unknown.error?.message).toMatch(/no call record with this id/);
});
