import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';

const start = (env: Record<string, string>): ChildProcess =>
  fork(new URL('main.ts', import.meta.url), {
    env: { ...process.env, SIMULATOR_SIGN_IN_PORT: '0', SIMULATOR_GRAPH_PORT: '0', ...env },
    execArgv: [],
    silent: true,
  });

const told = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  let text = '';
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
};

const codeOf = async (child: ChildProcess): Promise<unknown> => {
  const exit: unknown[] = await once(child, 'exit');
  return exit[0];
};

test('when it is ready it tells its parent how it is reached, and it ends with its parent', async () => {
  const child = start({});
  const [message] = (await once(child, 'message')) as [{ ready: Record<string, string> }];
  expect(Object.keys(message.ready)).toEqual([
    'tenantId',
    'spaClientId',
    'apiClientId',
    'graphClientId',
    'graphClientSecret',
    'authority',
    'graphBaseUrl',
    'graphTokenUrl',
    'identityEndpoint',
    'identityHeader',
    'caCertificate',
  ]);
  const ended = once(child, 'exit');
  child.disconnect();
  expect(await ended).toEqual([0, null]);
});

test('SIGTERM ends it', async () => {
  const child = start({});
  await once(child, 'message');
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('a taken port is named, and the way out', async () => {
  const taken = createServer().listen(0, 'localhost');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  for (const setting of ['SIMULATOR_SIGN_IN_PORT', 'SIMULATOR_GRAPH_PORT']) {
    const child = start({ [setting]: String(port) });
    const [words, code] = await Promise.all([told(child.stderr), codeOf(child)]);
    expect(code).toBe(1);
    expect(words).toContain(`Port ${port} is taken.`);
    expect(words).toContain(setting);
  }
  taken.close();
});

test.each([
  [{ SIMULATOR_SEED: 'often' }, 'SIMULATOR_SEED must be a number, not “often”.'],
  [{ SIMULATOR_CLOUD: 'mars' }, 'SIMULATOR_CLOUD must be global, usgov-l4, usgov-l5 or china, not “mars”.'],
  [{ SIMULATOR_FAULTS: 'reset,hiccup' }, 'SIMULATOR_FAULTS knows no “hiccup”. It knows: throttled, '],
])('%j is refused', async (env, complaint) => {
  const child = start(env);
  const [words, code] = await Promise.all([told(child.stderr), codeOf(child)]);
  expect(code).toBe(1);
  expect(words).toContain(`The simulator cannot start. ${complaint}`);
});

test('it takes a cloud and faults from its settings', async () => {
  const child = start({ SIMULATOR_CLOUD: 'usgov-l4', SIMULATOR_FAULTS: 'reset,bomb' });
  const [message] = (await once(child, 'message')) as [{ ready: Record<string, string> }];
  expect(message.ready['graphBaseUrl']).toMatch(/^https:/);
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
});
