import { expect, test } from 'vitest';
import { unpackText } from '#base/pack-text';
import { fieldsOf } from '#calls/fields';
import type { Field } from '#calls/field';
import type { CallBodies } from './call-bodies.ts';
import { callAtLevel } from '../evidence/masked-call.ts';
import { packBodies } from './pack-case.ts';

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

const CALLER = {
  '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
  associatedIdentity: { id: 'canary-id', displayName: 'canary Anna' },
  ...planted('participantEndpoint', 'session.caller'),
};
const BODIES: CallBodies = {
  record: { ...planted('callRecord', 'record'), id: 'r', version: 3 },
  participants: [{ id: 'canary-id', identity: { user: { id: 'canary-id', displayName: 'canary Anna' } } }],
  pages: [{ value: [{ ...planted('session', 'session'), id: 's1', caller: CALLER }] }],
};

const textsOf = async (bodies: CallBodies): Promise<readonly string[]> => {
  const { record = '', participants, sessions } = await packBodies(bodies);
  const texts = [record, ...participants, ...sessions].filter((text) => text !== '');
  return Promise.all(
    texts.map(async (text) => {
      const unpacked = await unpackText(text, 1e8);
      if (unpacked.kind === 'err') throw new Error(unpacked.reason);
      return unpacked.value;
    }),
  );
};

test('what is packed is what was given, and a masked call holds no canary that the call held', async () => {
  const all = (await textsOf(BODIES)).join('\n');
  expect(all.match(/canary/g)?.length).toBeGreaterThan(100);
  const masked = await callAtLevel(
    BODIES,
    'metrics',
    { sentFor: 'everyone', ownTenant: undefined },
    async () => undefined,
  );
  const texts = await textsOf(masked.bodies);
  expect(texts.join('\n')).not.toMatch(/canary|203\.0\.113\.77/i);
  const [, people = '', sessions = ''] = texts;
  const name = /Person \d+/.exec(people)?.[0] ?? 'nobody';
  expect(sessions).toContain(`"displayName":"${name}"`);
});

test('a record that was expanded is packed without what is packed beside it', async () => {
  const record = {
    id: 'r',
    version: null,
    sessions: [1],
    'sessions@odata.nextLink': 'x',
    participants_v2: [],
  };
  const [text = ''] = await textsOf({ ...BODIES, record });
  expect(JSON.parse(text)).toEqual({ id: 'r', version: null });
});

test('many sessions are packed in portions, and none is lost', async () => {
  const value = Array.from({ length: 500 }, (_, index) => ({ id: `s${index}` }));
  const texts = await textsOf({ record: undefined, participants: [], pages: [{ value }] });
  const counts = texts.map((text) => (JSON.parse(text) as { value: readonly unknown[] }).value.length);
  expect(counts).toEqual([240, 240, 20]);
});
