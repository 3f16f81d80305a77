import { expect, test } from 'vitest';
import { parseSessionsPage } from './parse.ts';

const END = '2026-03-02T08:20:00Z';
const session = {
  id: 's1',
  startDateTime: '2026-03-02T08:00:00Z',
  endDateTime: END,
  caller: { associatedIdentity: { id: 'a' } },
  callee: { userAgent: { role: 'skypeForBusinessAutoAttendant' } },
};

const kept = (...value: object[]): number => {
  const page = parseSessionsPage({ value });
  return page.kind === 'ok' ? page.value.sessions.length : 0;
};

test('a session sent twice is one', () => {
  expect(kept(session, { ...session, modalities: ['audio'] })).toBe(1);
});

test.each([
  ['another start', { startDateTime: '2026-03-02T08:01:00Z' }],
  ['another end', { endDateTime: '2026-03-02T08:21:00Z' }],
  ['another caller', { caller: { associatedIdentity: { id: 'b' } } }],
  ['another service', { callee: { userAgent: { role: 'skypeForBusinessCallQueues' } } }],
  ['another id', { id: 's2' }],
])('a session with %s is no repeat', (_, change) => {
  expect(kept(session, { ...session, ...change })).toBe(2);
});
