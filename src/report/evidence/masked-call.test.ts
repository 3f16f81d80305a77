import { expect, test } from 'vitest';
import { createCatalogue } from '#simulator/catalogue';
import { headOf, participantsOf, sessionsOf } from '#simulator/record';
import { callAtLevel } from './masked-call.ts';
import { NO_BODIES, withFileBody, type CallBodies } from '../case/call-bodies.ts';

const OWN = 'dc368399-474c-4d40-900c-6265431fd81f';
const noPause = () => Promise.resolve();
const catalogue = createCatalogue(Date.parse('2026-08-20T09:00:00Z'), 1);

const meeting = (): CallBodies => {
  const found = [...catalogue.values()].find(({ name }) => name === 'all-hands');
  if (!found) throw new Error('no meeting');
  const version = found.publications.length;
  const all = sessionsOf(found, version, 0);
  return {
    record: headOf(found, version),
    participants: participantsOf(found, 0, found.participantCount),
    pages: [{ value: all.slice(0, 60) }, { value: all.slice(60) }],
  };
};

test('one person has one pseudonym in record, participants and every page, and sessions keep their order', async () => {
  const bodies = meeting();
  const masked = await callAtLevel(bodies, 'metrics', { sentFor: 'everyone', ownTenant: OWN }, noPause);
  const shown = await callAtLevel(bodies, 'identity', { sentFor: 'everyone', ownTenant: OWN }, noPause);
  expect(masked.sessions.map(({ id }) => id)).toEqual(shown.sessions.map(({ id }) => id));
  expect(masked.sent).toHaveLength(masked.sessions.length);
  const names = new Map<string | undefined, string | undefined>();
  for (const [index, { caller }] of shown.sessions.entries()) {
    const id = caller?.identity?.id;
    const pseudonym = masked.sessions[index]?.caller?.identity?.displayName;
    expect(names.get(id) ?? pseudonym).toBe(pseudonym);
    names.set(id, pseudonym);
  }
  const organizer = shown.record?.organizer?.id;
  expect(names.get(organizer) ?? masked.record?.organizer?.displayName).toBe(
    masked.record?.organizer?.displayName,
  );
  expect(masked.record?.organizer?.displayName).toMatch(/^(Internal|External|Person) 1$/);
  const text = JSON.stringify([masked.bodies, masked.sent]);
  expect(text).not.toMatch(/Diego|Megan|Lidman|@contoso/);
});

test('twice the same call gives twice the same pseudonyms', async () => {
  const [one, other] = [
    await callAtLevel(meeting(), 'metrics', { sentFor: 'everyone', ownTenant: OWN }, noPause),
    await callAtLevel(meeting(), 'metrics', { sentFor: 'everyone', ownTenant: OWN }, noPause),
  ];
  expect(JSON.stringify(one.bodies)).toBe(JSON.stringify(other.bodies));
});

test('with names shown only the ends of phone numbers are cut', async () => {
  const record = {
    id: 'r',
    organizer: { phone: { id: '+358405550123', displayName: '+358 40 555 0123' } },
  };
  const { bodies } = await callAtLevel(
    { ...NO_BODIES, record },
    'identity',
    { sentFor: 'everyone', ownTenant: OWN },
    noPause,
  );
  expect(JSON.stringify(bodies)).not.toMatch(/0123/);
});

test('files add up to one call, whatever form each has', () => {
  const session = { id: 's1', caller: {}, segments: [] };
  const record = {
    id: 'r1',
    version: 1,
    type: 'groupCall',
    sessions: [session],
    participants_v2: [{ id: 'p1', identity: {} }],
  };
  const files = [
    record,
    { value: [{ ...session, id: 's2' }] },
    [{ ...session, id: 's3' }],
    { ...session, id: 's4' },
    { value: [{ id: 'p2', identity: {} }] },
  ];
  const bodies = files.reduce<CallBodies>(withFileBody, NO_BODIES);
  expect(bodies.record).toBe(record);
  expect(
    bodies.pages.flatMap((page) => (page as { value: { id: string }[] }).value.map(({ id }) => id)),
  ).toEqual(['s1', 's2', 's3', 's4']);
  expect(bodies.participants).toHaveLength(2);
});

test('what was masked for a level keeps its pseudonyms when it is written out for that level', async () => {
  const masked = await callAtLevel(meeting(), 'metrics', { sentFor: 'everyone', ownTenant: OWN }, noPause);
  const again = await callAtLevel(
    masked.bodies,
    'metrics',
    { sentFor: 'metrics', ownTenant: undefined },
    noPause,
  );
  expect(again.sent).toEqual(masked.sent);
  expect(JSON.stringify(again.bodies.participants)).toContain('Internal 38');
});
