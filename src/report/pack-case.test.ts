import { expect, test } from 'vitest';
import { unpackText } from '#base/pack-text';
import { fieldsOf } from '#calls/fields';
import type { Field } from '#calls/field';
import { createPseudonyms } from '#calls/pseudonyms';
import { packBodies, type SentBodies, type SentFor } from './pack-case.ts';

/** A value of every field of a type, with a canary wherever the field is somebody's business. */
const planted = (type: string, path: string, depth = 0): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(fieldsOf(type) ?? {})
      .filter(([name]) => !(type === 'callRecord' && ['sessions', 'participants_v2'].includes(name)))
      .map(([name, field]) => {
        const value = plantedValue(field, `${path}.${name}`, depth);
        return [name, field.isList ? [value] : value];
      }),
  ),
  undeclared: `canary ${path}.undeclared`,
});

const plantedValue = (field: Field, path: string, depth: number): unknown => {
  if (field.see === 'address') return '203.0.113.77';
  if (field.see === 'products') return `Teams/1.2.3 (canary ${path})`;
  if (fieldsOf(field.type) && depth < 9) return planted(field.type, path, depth + 1);
  if (field.type === 'Edm.String' && field.see !== 'everyone') return `canary ${path}`;
  return field.type === 'Edm.String' ? 'word' : 7;
};

const RECORD = { ...planted('callRecord', 'record'), id: 'r', version: 3 };
const PERSON = { id: 'canary-id', identity: { user: { id: 'canary-id', displayName: 'canary Anna' } } };
const SESSION = {
  ...planted('session', 'session'),
  id: 's1',
  caller: {
    '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
    associatedIdentity: { id: 'canary-id', displayName: 'canary Anna' },
    ...planted('participantEndpoint', 'session.caller'),
  },
};

const bodiesOf = (sessions: readonly unknown[]): SentBodies => ({
  head: async () => ({ record: RECORD, participants: [PERSON] }),
  sessions: async function* () {
    yield sessions;
  },
});

const packed = async (sessions: readonly unknown[], sentFor: SentFor, level: 'metrics' | 'identity') => {
  const bodies = await packBodies(bodiesOf(sessions), {
    sentFor,
    level,
    pseudonyms: createPseudonyms(undefined),
  });
  const texts = [bodies.record ?? '', ...bodies.participants, ...bodies.sessions];
  return Promise.all(
    texts.map(async (text) => {
      const unpacked = await unpackText(text, 1e8);
      if (unpacked.kind === 'err') throw new Error(unpacked.reason);
      return unpacked.value;
    }),
  );
};

test('masked, nothing personal is in any body, whatever sends it', async () => {
  for (const sentFor of ['everyone', 'identity'] as const) {
    const all = (await packed([SESSION], sentFor, 'metrics')).join('\n');
    expect(all).not.toMatch(/canary|203\.0\.113\.77/i);
    expect(all).toContain('Person 1');
  }
});

test('one person has one pseudonym in record, people and sessions', async () => {
  const sessions = [SESSION, { ...SESSION, id: 's2' }];
  const [, people = '', list = ''] = await packed(sessions, 'everyone', 'metrics');
  const name = /Person \d+/.exec(people)?.[0];
  expect(name).toBeDefined();
  expect(list).toContain(`"displayName":"${name}"`);
});

test('with names all of it is kept as it was sent, and what was masked before stays exactly as it is', async () => {
  const shown = await packed([SESSION], 'identity', 'identity');
  expect(shown.map((text) => JSON.parse(text) as unknown)).toEqual([
    RECORD,
    { value: [PERSON] },
    { value: [SESSION] },
  ]);
  const numbered = { ...SESSION, caller: { associatedIdentity: { displayName: 'Internal 7' } } };
  const masked = await packed([numbered], 'metrics', 'identity');
  expect(masked.join('\n')).toContain('Internal 7');
});

test('Graph’s own JSON with names still loses the last digits of telephones', async () => {
  const call = { id: 's', caller: { associatedIdentity: { id: '+358405550123' } } };
  const all = (await packed([call], 'everyone', 'identity')).join('\n');
  expect(all).toContain('+358405550•••');
});

test('many sessions are packed in portions, and none is lost', async () => {
  const sessions = Array.from({ length: 500 }, (_, index) => ({ id: `s${index}` }));
  const [, , ...lists] = await packed(sessions, 'identity', 'identity');
  const counts = lists.map((list) => (JSON.parse(list) as { value: readonly unknown[] }).value.length);
  expect(counts).toEqual([240, 240, 20]);
});
