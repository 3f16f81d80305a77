import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { drawMeeting } from '#quality/drawn-call';
import { absenceWords, sessionBlanks, type BlankOptions } from './blanks.ts';

const NAMES = { caller: 'Abbie', callee: 'Owen' };

const blanksOf = ([session]: readonly Session[], options: Partial<BlankOptions> = {}) => {
  if (!session) throw new Error('no session');
  return sessionBlanks(session, 0, 'caller', { nameOf: (end) => NAMES[end], ...options });
};

test('the documented call: everything its drawing says is missing', () => {
  const text = readFileSync('src/calls/samples/seed-list-sessions-expand-segments.json', 'utf8');
  const page = parseSessionsPage(JSON.parse(text));
  const blanks = blanksOf(page.kind === 'ok' ? page.value.sessions : []);
  expect(blanks.map(({ mark, title }) => `${mark} ${title}`)).toEqual([
    'notJudged Loss, jitter, round trip, Abbie to Owen',
    'noData Owen to Abbie',
    'notJudged Audio degradation',
    'noData Wi-Fi or wired, signal, access point',
    'noData Public address, relay, hops',
    'notJudged Glitches, processor, device faults',
    'noData Call type and version',
    'never When in the call it was',
    'never Mute, what was said',
  ]);
  expect(blanks[0]?.sentence).toBe(
    'The stream is listed without them. Short calls and old clients often send no end report.',
  );
  expect(blanks[3]?.sentence).toBe(
    'Neither end reports a connection type. 54 Mbit/s fits old Wi-Fi; it is not counted as proof.',
  );
});

test('a muted listener is not at fault, and the service end conceals nothing it could tell', () => {
  const blanks = blanksOf(drawMeeting({ name: 'Abbie', sent: { packetUtilization: 12 } }));
  expect(blanks[0]).toEqual({
    mark: 'notJudged',
    title: 'Loss, jitter, round trip, what Abbie sent',
    sentence: 'Too few packets to judge: muted listeners send next to nothing, which is no fault.',
  });
  expect(blanks.find(({ title }) => title === 'Concealed sent audio')?.sentence).toBe(
    'The service end does not report it.',
  );
});

test('what the role hides is said to be hidden, not missing', () => {
  const network = { connectionType: 'wifi', wifiSignalStrength: 50, reflexiveIPAddress: '192.0.2.0' };
  const title = (level: 'metrics' | 'identity') =>
    blanksOf(drawMeeting({ name: 'Abbie', network }), { level }).find(
      (blank) => blank.title === 'Access point',
    );
  expect(title('metrics')).toMatchObject({ mark: 'hidden', sentence: 'Hidden by your role.' });
  expect(title('identity')).toMatchObject({ mark: 'notJudged' });
});

test('a cell without a value says why in a few words', () => {
  expect(absenceWords('tooFewPackets')).toBe('muted listeners send too little to judge');
  expect(absenceWords('otherOrganization')).toBe('only your own people: another organisation ran the call');
  expect(absenceWords('hidden')).toBe('hidden by your role');
});
