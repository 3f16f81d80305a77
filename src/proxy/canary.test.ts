import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldsOf } from '#calls/fields';
import { PACKED_SESSIONS } from '#contract/packed-page';
import { createConnection } from './graph/connection.ts';
import { createErase } from './records/masking.ts';
import { startScriptedServer, type ScriptedServer } from './scripted-server.ts';
import { openDatabase, type Database } from './store/database.ts';
import { unpackJson } from './store/packed-json.ts';
import { createSqlStore } from './store/sql-store.ts';
import { setStage, type Answer, type Person, type Stage } from './testing.ts';

/**
 * Graph with something that can be recognised in every field that is somebody's business alone. The values come
 * from the field table, so a field that is added to it is tested from then on.
 */
const ID = '0c0ffee0-0000-4000-8000-00000000ca11';
const LIST = (version: string): string => `/graph/${version}/communications/callRecords`;
const ADDRESS = '203.0.113.77';
const PHONE = '+358405550123';

type Field = NonNullable<ReturnType<typeof fieldsOf>>[string];

/** Canaries a reader of names must see, gathered while they are planted. */
const planted = new Set<string>();

const canary = (path: string): string => {
  const text = `canary-${path.replaceAll('.', '-')}`;
  planted.add(text);
  return text;
};

const plant = (type: string, path: string, depth = 0): Record<string, unknown> => {
  const entries = Object.entries(fieldsOf(type) ?? {})
    // Sessions and participants have addresses of their own.
    .filter(([name]) => !(type === 'callRecord' && ['sessions', 'participants_v2'].includes(name)))
    // What a telephone is called is cut even for readers of names; it is planted by itself below.
    .filter(([name]) => name !== 'phone')
    .map(([name, field]): [string, unknown] => {
      const value = plantValue(field, `${path}.${name}`, depth);
      return [name, field.isList ? [value] : value];
    });
  return { ...Object.fromEntries(entries), undeclared: canary(`${path}.undeclared`) };
};

const plantValue = (field: Field, path: string, depth: number): unknown => {
  if (field.see === 'address') return ADDRESS;
  if (field.see === 'products') return `Teams/1.2.3 (${canary(path)})`;
  if (fieldsOf(field.type) && depth < 9) return plant(field.type, path, depth + 1);
  if (field.see === 'identity' && field.type === 'Edm.String') return canary(path);
  switch (field.type) {
    case 'Edm.Boolean':
      return true;
    case 'Edm.Int32':
    case 'Edm.Int64':
    case 'Edm.Single':
      return 7;
    case 'Edm.Duration':
      return 'PT0.007S';
    case 'Edm.DateTimeOffset':
      return '2026-01-01T00:00:00Z';
    default:
      return 'word';
  }
};

const record = { ...plant('callRecord', 'record'), id: ID, version: 3 };
const session = { ...plant('session', 'session'), id: 's1' };
const byPhone = {
  id: 's2',
  caller: {
    identity: { phone: { id: PHONE, displayName: null, tenantId: canary('phone.tenantId') } },
    associatedIdentity: { id: PHONE },
  },
};
const participant = plant('participantBase', 'participant');

const pageOf = (...value: readonly object[]): object => ({
  '@odata.context': 'https://graph.example/canary-context',
  'canary@odata.nextLink': 'https://graph.example/canary-link',
  value,
});

const bodyFor = (path: string): object => {
  if (path.endsWith('/sessions')) return pageOf(session, byPhone);
  if (path.endsWith('/participants_v2')) return pageOf(participant);
  return path.endsWith('/callRecords') ? pageOf(record) : record;
};

const FAILING: Readonly<Record<string, number>> = {
  '00000000-0000-4000-8000-000000000404': 404,
  '00000000-0000-4000-8000-000000000403': 403,
  '00000000-0000-4000-8000-000000000400': 400,
  '00000000-0000-4000-8000-000000000302': 302,
  '00000000-0000-4000-8000-000000000200': 200,
};

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  const { pathname } = new URL(request.url ?? '', 'http://graph');
  const failing = Object.keys(FAILING).find((id) => pathname.includes(id));
  const body = failing === undefined ? bodyFor(pathname) : { error: { message: 'canary-error' } };
  response
    .writeHead(failing === undefined ? 200 : (FAILING[failing] ?? 500), {
      'content-type': 'application/json',
      'request-id': 'canary-request-id',
      'x-ms-ags-diagnostic': 'canary-diagnostic',
      location: 'https://graph.example/canary-location',
    })
    .end(JSON.stringify(body));
};

let graph: ScriptedServer;
let stage: Stage;
let folder: string;
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-canary-'));
  database = await openDatabase({ kind: 'memory' });
  graph = await startScriptedServer(answer);
  stage = await setStage(
    { timeScale: 1_000 },
    { connection: createConnection(), store: createSqlStore({ database, now: Date.now }) },
    { GRAPH_BASE_URL: graph.origin, AUDIT_FILE: join(folder, 'audit.jsonl') },
  );
});
afterAll(async () => {
  await stage.stop();
  await graph.stop();
  await rm(folder, { recursive: true });
});

const targetsOf = (version: string): readonly string[] => {
  const one = `${LIST(version)}/${ID}`;
  return [
    LIST(version),
    one,
    `${one}?$expand=sessions($expand=segments)`,
    `${one}?$expand=sessions,participants_v2`,
    `${one}/sessions`,
    `${one}/sessions?$expand=segments`,
    `${one}/participants_v2`,
    `${one}?$select=id,joinWebUrl,organizer,organizer_v2,participants`,
    `${one}/sessions?$select=id,caller,callee`,
  ];
};

/** All that came back, packed or not, headers included. */
const textOf = ({ headers, rawPayload }: Answer): string => {
  const bytes = headers['content-encoding'] === 'gzip' ? gunzipSync(rawPayload) : rawPayload;
  return `${JSON.stringify(headers)}\n${bytes.toString()}`;
};

const ask = async (as: Person, version: string): Promise<string> => {
  const authorization = `Bearer ${await stage.tokenOf(as)}`;
  const texts = [];
  for (const url of targetsOf(version))
    for (const form of [{}, { 'accept-encoding': 'gzip' }, { accept: PACKED_SESSIONS }]) {
      const found = await stage.get(url, { headers: { authorization, ...form } });
      expect(found.statusCode).toBe(200);
      texts.push(textOf(found));
    }
  return texts.join('\n');
};

describe.each(['v1.0', 'beta'])('%s', (version) => {
  test('a reader of names sees every canary, and phone numbers without their last three digits', async () => {
    const text = await ask('megan', version);
    expect(planted.size).toBeGreaterThan(200);
    expect([...planted].filter((name) => !text.includes(name))).toEqual([]);
    expect(text).toContain(ADDRESS);
    expect(text).toContain('+358405550•••');
    expect(text).not.toContain(PHONE);
    expect(text).not.toMatch(/canary-(context|link|request-id|diagnostic|location)/);
  });

  // After the reader of names, so that whatever is kept has been filled with what must not be shown.
  test('a reader of metrics sees none, however the page is asked for', async () => {
    const text = await ask('patti', version);
    expect(text).not.toMatch(/canary/i);
    expect(text).not.toContain(ADDRESS);
    expect(text).toContain('203.0.113.0/24');
    expect(text).not.toContain('358405550');
    expect(text).toContain('"averageJitter":"PT0.007S"');
  });

  test.each(Object.keys(FAILING))('what Graph says with its error on %s reaches nobody', async (id) => {
    for (const as of ['megan', 'patti'] as const)
      for (const url of [`${LIST(version)}/${id}`, `${LIST(version)}/${id}/sessions`]) {
        const found = await stage.get(url, { as });
        expect(found.statusCode).toBeGreaterThanOrEqual(400);
        expect(textOf(found)).not.toMatch(/canary/i);
      }
  });
});

test('no canary is in the log or in a file', async () => {
  const files = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
  );
  expect(files.join('')).toContain(ID);
  expect(stage.log.length).toBeGreaterThan(50);
  for (const text of [...stage.log, ...files]) {
    expect(text).not.toMatch(/canary/i);
    expect(text).not.toContain(ADDRESS);
    expect(text).not.toContain('358405550');
  }
});

test('when its time is over no canary is left in the store', async () => {
  const { db } = database;
  const kept = async (): Promise<string> => {
    const bodies = [
      ...(await db.selectFrom('call_record').select('body').execute()),
      ...(await db.selectFrom('page').select('body').execute()),
    ];
    const people = await db.selectFrom('person_number').selectAll().execute();
    return JSON.stringify([...(await Promise.all(bodies.map(({ body }) => unpackJson(body)))), people]);
  };
  expect(await kept()).toMatch(/canary[\s\S]*203\.0\.113\.77/);
  expect(await kept()).toContain(PHONE);
  const later = Date.now() + 1_000;
  const store = createSqlStore({ database, now: Date.now });
  const erased = await store.eraseIdentity(
    { endedBefore: later, readBefore: later },
    createErase(stage.config.tenantId),
  );
  expect(erased).toBeGreaterThan(0);
  const left = await kept();
  expect(left).toContain('"averageJitter":"PT0.007S"');
  expect(left).not.toMatch(/canary/i);
  expect(left).not.toContain(ADDRESS);
  expect(left).not.toContain('358405550');
});
