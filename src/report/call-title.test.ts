import { expect, test } from 'vitest';
import type { CallRecord, Identity, Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { parseCallRecord } from '#calls/parse-record';
import { callFacts, callTitle } from './call-title.ts';
import { summarizeCall } from './testing.ts';

const record = (members: object): CallRecord => {
  const parsed = parseCallRecord({ id: '8f2c41d7', ...members });
  if (parsed.kind === 'err') throw new Error(parsed.reason.message);
  return parsed.value;
};
const person = (displayName: string, kind: Identity['kind'] = 'user'): Identity => ({
  kind,
  id: displayName,
  displayName,
  userPrincipalName: undefined,
  tenantId: undefined,
});
const title = (members: object, people: readonly Identity[] = []) =>
  callTitle(record(members), { zone: 'Europe/Helsinki', people });

const meeting = {
  type: 'groupCall',
  joinWebUrl: 'https://teams.microsoft.com/l/meetup-join/x',
  startDateTime: '2026-08-19T11:00:00Z',
  endDateTime: '2026-08-19T11:47:28Z',
  modalities: ['audio', 'video', 'videoBasedScreenSharing', 'screenSharing'],
  organizer_v2: { identity: { user: { id: 'm', displayName: 'Megan Bowen' } } },
};
const short = {
  type: 'peerToPeer',
  startDateTime: '2020-02-25T18:52:21.2Z',
  endDateTime: '2020-02-25T18:52:46.7Z',
};

test('a title says what it was and when, in the chosen zone', () => {
  expect(title(meeting)).toBe('Meeting, Wed 19 Aug 2026, 14:00–14:47');
  expect(title({ ...meeting, joinWebUrl: '' })).toBe('Group call, Wed 19 Aug 2026, 14:00–14:47');
  expect(title({ type: 'unknown' })).toBe('Call');
});

test('a short call is told to the second, one without length once, one over midnight with both days', () => {
  expect(title(short)).toBe('1:1 call, Tue 25 Feb 2020, 20:52:21–20:52:46');
  expect(title({ ...short, endDateTime: short.startDateTime })).toBe('1:1 call, Tue 25 Feb 2020, 20:52:21');
  expect(title({ ...short, endDateTime: '2020-02-25T23:00:00Z' })).toBe(
    '1:1 call, Tue 25 Feb 2020, 20:52–Wed 26 Feb 2020, 01:00',
  );
});

test('a phone at either end makes it a PSTN call', () => {
  expect(title(short, [person('Grady'), person('+358405550123', 'phone')])).toMatch(/^PSTN call, /);
});

test('a call of two is no meeting, with a join link or without', () => {
  const { joinWebUrl } = meeting;
  expect(title({ ...short, joinWebUrl })).toMatch(/^1:1 call, /);
  expect(title({ ...short, joinWebUrl }, [person('+358405550123', 'phone')])).toMatch(/^PSTN call, /);
});

test('the facts say who, how many and what', () => {
  expect(callFacts(record(meeting), [], 238)).toEqual({
    length: '47 min 28 s',
    who: { kind: 'organised', by: 'Megan Bowen' },
    participants: '238 participants',
    modalities: 'audio, video, screen sharing',
  });
  expect(callFacts(record(short), [person('Abbie Wilkins'), person('Owen Franklin')], 2)).toMatchObject({
    length: '25.500 s',
    who: { kind: 'called', caller: 'Abbie Wilkins', callee: 'Owen Franklin' },
    participants: undefined,
    modalities: undefined,
  });
});

const sessions = (...value: object[]): readonly Session[] => {
  const page = parseSessionsPage({ value });
  return page.kind === 'ok' ? page.value.sessions : [];
};

test('the summary of a call of two counts each stream once and each vote once', () => {
  const stream = (streamDirection: string, loss: number, packets: number) => ({
    streamDirection,
    averagePacketLossRate: loss,
    packetUtilization: packets,
  });
  const end = (displayName: string, rating?: string) => ({
    associatedIdentity: { id: displayName, displayName },
    feedback: rating && { rating },
  });
  const summary = summarizeCall(
    record(short),
    sessions({
      id: 's',
      caller: end('Abbie'),
      callee: end('Owen', 'poor'),
      failureInfo: { stage: 'midcall' },
      segments: [
        {
          id: 's',
          media: [
            {
              label: 'main-audio',
              streams: [
                stream('callerToCallee', 0.3, 900),
                stream('calleeToCaller', 0, 900),
                stream('calleeToCaller', 0, 9),
              ],
            },
            {
              label: 'main-video',
              streams: [{ streamDirection: 'callerToCallee', averageVideoFrameRate: 2 }],
            },
          ],
        },
      ],
    }),
  );
  expect(summary).toMatchObject({ people: 2, rated: 1, ratedPoor: 1, audioJudged: 2, audioPoor: 1 });
  expect(summary.failure?.stage).toBe('midcall');
  expect([summary.caller?.displayName, summary.callee?.displayName]).toEqual(['Abbie', 'Owen']);
});

test('a call without sessions sums up to nothing rather than to good', () => {
  expect(summarizeCall(record(short), [])).toMatchObject({
    people: 0,
    rated: 0,
    audioJudged: 0,
    failure: undefined,
  });
});
