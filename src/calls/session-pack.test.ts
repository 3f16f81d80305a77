import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCatalogue } from '#simulator/catalogue';
import type { Session } from './model.ts';
import { parseExpandedRecord, parseSessionsPage } from './parse.ts';
import { packSessions, unpackSessions } from './session-pack.ts';
import { membersOf } from './testing.ts';

const SAMPLES = new URL('samples/', import.meta.url);
const EXAMPLES = new URL('../../../shared/graph/examples/', import.meta.url);
const bodies = [SAMPLES, EXAMPLES].flatMap((folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)
    : [],
);

const sessionsIn = (json: unknown): readonly Session[] => {
  const page = parseSessionsPage(json);
  if (page.kind === 'ok') return page.value.sessions;
  const record = parseExpandedRecord(json);
  return record.kind === 'ok' ? (record.value.sessions ?? []) : [];
};

const again = (sessions: readonly Session[]): readonly Session[] =>
  unpackSessions(packSessions(sessions)).map(membersOf);

test.each(bodies)('the sessions of %s come out of a pack as they went in', (_name, text) => {
  const sessions = sessionsIn(JSON.parse(text));
  expect(again(sessions)).toStrictEqual(sessions);
});

const SEED = Number(process.env['EARSHOT_SEED'] ?? Date.now() % 2 ** 31);
process.stdout.write(`packed sessions: EARSHOT_SEED=${SEED}\n`);

test('so do those of every generated call', () => {
  const catalogue = createCatalogue(Date.now(), SEED);
  let count = 0;
  for (const call of [...catalogue.values()].slice(0, 60)) {
    const value = Array.from({ length: Math.min(60, call.sessionCount) }, (_, index) => call.session(index));
    const sessions = sessionsIn({ value });
    expect(again(sessions)).toStrictEqual(sessions);
    count += sessions.length;
  }
  expect(count).toBeGreaterThan(300);
});

test('somebody who goes over more sessions than are kept reads each of them whole', () => {
  const calls = createCatalogue(Date.now(), SEED).values();
  const call = [...calls].find(({ sessionCount }) => sessionCount >= 240);
  if (call === undefined) throw new Error('no generated call is large');
  const sessions = sessionsIn({ value: Array.from({ length: 240 }, (_, index) => call.session(index)) });
  const packed = unpackSessions(packSessions(sessions));
  for (const round of [1, 2]) {
    expect([round, packed.map(({ id }) => id)]).toStrictEqual([round, sessions.map(({ id }) => id)]);
  }
  expect(packed.at(0)?.segments).toStrictEqual(sessions[0]?.segments);
});
