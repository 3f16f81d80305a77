import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Readiness } from '#contract/readiness';
import { createConnection } from './graph/connection.ts';
import { createMetrics } from './metrics.ts';
import { startScriptedServer, type ScriptedServer } from './scripted-server.ts';
import { setStage, type Stage } from './testing.ts';

const ID = '0c0ffee0-0000-4000-8000-00000000ca11';
const RECORD = `/graph/v1.0/communications/callRecords/${ID}`;

let stage: Stage;
let graph: ScriptedServer | undefined;
afterEach(async () => {
  await stage.stop();
  await graph?.stop();
  graph = undefined;
});

const stageWith = async (answer: (response: ServerResponse) => void): Promise<void> => {
  graph = await startScriptedServer((_, response) => answer(response));
  stage = await setStage({}, { connection: createConnection() }, { GRAPH_BASE_URL: graph.origin });
};

const readiness = async (): Promise<Readiness> => (await stage.get('/readyz')).json<Readiness>();
const codes = async (): Promise<readonly string[]> => (await readiness()).details.map(({ code }) => code);

const json = { 'content-type': 'application/json' };

describe('what Graph refuses is told by its cause', () => {
  test.each([
    [401, 'credential-missing'],
    [403, 'consent-missing'],
    [429, 'graph-throttling'],
  ] as const)('%i: %s', async (status, code) => {
    await stageWith((response) =>
      response.writeHead(status, { ...json, 'retry-after': '120' }).end('{"error":{}}'),
    );
    await stage.get(RECORD, { as: 'patti' });
    expect(await codes()).toEqual([code]);
    expect(await readiness()).toMatchObject({ status: 'degraded' });
    expect((await stage.get('/readyz')).statusCode).toBe(200);
  });

  test('an unknown record is an answer of a Graph that works', async () => {
    await stageWith((response) => response.writeHead(404, json).end('{"error":{}}'));
    await stage.get(RECORD, { as: 'patti' });
    expect(await readiness()).toMatchObject({ status: 'ready', details: [] });
    expect(await readiness()).toHaveProperty('graphAnsweredAt');
  });
});

test('a token that cannot be had is a missing credential', async () => {
  stage = await setStage({}, { appToken: () => Promise.reject(new Error('no credential')) });
  await stage.get(RECORD, { as: 'patti' });
  expect(await codes()).toEqual(['credential-missing']);
});

test('a clock that differs from theirs by more than half a minute is told, until it does not', async () => {
  const clock = { ahead: 0 };
  stage = await setStage({}, { now: () => Date.now() + clock.ahead });
  const authorization = `Bearer ${await stage.tokenOf('patti')}`;
  const ask = () => stage.get(RECORD, { headers: { authorization } });
  await ask();
  expect(await codes()).toEqual([]);
  clock.ahead = 45_000;
  await ask();
  expect(await codes()).toEqual(['clock-skew']);
  clock.ahead = 0;
  await ask();
  expect(await codes()).toEqual([]);
});

test('readiness shows in the metrics', async () => {
  const metrics = createMetrics();
  stage = await setStage({}, { metrics, appToken: () => Promise.reject(new Error('no credential')) });
  await stage.get(RECORD, { as: 'patti' });
  expect(metrics.text()).toContain('earshot_ready 0.5\n');
  expect(metrics.text()).toContain('earshot_trouble{code="credential-missing"} 1\n');
});

test('readiness holds no names, versions or data', async () => {
  stage = await setStage();
  await stage.get(RECORD, { as: 'patti' });
  expect(Object.keys(await readiness()).sort()).toEqual(['details', 'graphAnsweredAt', 'since', 'status']);
});
