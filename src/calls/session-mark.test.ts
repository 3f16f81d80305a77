import { expect, test } from 'vitest';
import type { Session } from './model.ts';
import { parseSessionsPage } from './parse.ts';
import { isSameSession, sessionJsonMark } from './session-mark.ts';

const sent = {
  id: 's1',
  startDateTime: '2026-03-02T08:00:00Z',
  endDateTime: '2026-03-02T08:20:00Z',
  caller: { associatedIdentity: { id: 'a', displayName: 'Ana' } },
  callee: { userAgent: { role: 'skypeForBusinessAutoAttendant' } },
};

const parsed = (value: object): Session => {
  const page = parseSessionsPage({ value: [value] });
  const [session] = page.kind === 'ok' ? page.value.sessions : [];
  if (!session) throw new Error('no session');
  return session;
};

test.each([
  ['in the same words', {}, true],
  ['with other members', { modalities: ['audio'], caller: { ...sent.caller, cpuName: 'M2' } }, true],
  ['with times in other words', { startDateTime: '2026-03-02T08:00:00.0000000Z' }, true],
  ['with a later start', { startDateTime: '2026-03-02T08:01:00Z' }, false],
  ['with another caller', { caller: { associatedIdentity: { id: 'b' } } }, false],
  ['with another service', { callee: { userAgent: { role: 'skypeForBusinessCallQueues' } } }, false],
  ['with another id', { id: 's2' }, false],
])('a session sent again %s is judged alike parsed and as it was sent', (_, change, isSame) => {
  const again = { ...sent, ...change };
  expect(isSameSession(parsed(sent), parsed(again))).toBe(isSame);
  expect(sessionJsonMark(sent) === sessionJsonMark(again)).toBe(isSame);
});
