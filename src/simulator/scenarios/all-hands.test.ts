import { expect, test } from 'vitest';
import { sessionsOf } from '../record.ts';
import type { GraphSession, GraphStream } from '../wire.ts';
import { allHandsMeeting } from './all-hands.ts';

const NOW = Date.parse('2026-08-20T09:00:00Z');
const meeting = allHandsMeeting(NOW, 1);
const sessions = sessionsOf(meeting, 2);

const nameOf = ({ caller }: GraphSession): string => caller.associatedIdentity?.displayName ?? '';
const named = (name: string): readonly GraphSession[] =>
  sessions.filter((session) => nameOf(session) === name);
const audioOf = (session: GraphSession | undefined): readonly GraphStream[] =>
  session?.segments[0]?.media.find(({ label }) => label === 'main-audio')?.streams ?? [];
const feedbackByPerson = new Map(sessions.map((session) => [nameOf(session), session.caller.feedback]));

const judged = (stream: GraphStream): boolean =>
  stream.averageJitter !== null && (stream.packetUtilization ?? 0) > 500;
const seconds = (text: string | null): number => Number(text?.slice(2, -1));
const poor = (stream: GraphStream): boolean =>
  judged(stream) && ((stream.averagePacketLossRate ?? 0) > 0.1 || seconds(stream.averageJitter) > 0.03);

test('it was yesterday from 14:00 to 14:47:28 in Helsinki, in summer as in winter', () => {
  expect(new Date(meeting.start).toISOString()).toBe('2026-08-19T11:00:00.000Z');
  expect(meeting.end - meeting.start).toBe((47 * 60 + 28) * 1_000);
  const winter = allHandsMeeting(Date.parse('2026-11-24T06:00:00Z'), 1);
  expect(new Date(winter.start).toISOString()).toBe('2026-11-23T12:00:00.000Z');
});

test('238 people make 240 sessions, for two of them came back', () => {
  expect(sessions).toHaveLength(240);
  expect(meeting.participantCount).toBe(238);
  expect(new Set(sessions.map(nameOf)).size).toBe(238);
  expect(new Set(sessions.map(({ id }) => id)).size).toBe(240);
  const participants = Array.from({ length: 238 }, (_, index) => meeting.participant(index).id);
  expect(new Set(participants)).toEqual(new Set(sessions.map(({ caller }) => caller.associatedIdentity?.id)));
});

test('what Diego sent is poor, what he heard is not, and his Wi-Fi is weak', () => {
  const session = sessions[37];
  const [sent, heard] = audioOf(session);
  expect(nameOf(session ?? unreachable())).toBe('Diego Siciliani');
  expect(sent).toMatchObject({
    averagePacketLossRate: 0.11804,
    maxPacketLossRate: 0.31217,
    averageJitter: 'PT0.041S',
    maxJitter: 'PT0.212S',
    averageRoundTripTime: 'PT0.096S',
    maxRoundTripTime: 'PT0.402S',
    packetUtilization: 96_412,
    averageRatioOfConcealedSamples: null,
  });
  expect(heard).toMatchObject({
    averagePacketLossRate: 0.011,
    averageJitter: 'PT0.009S',
    packetUtilization: 131_877,
  });
  expect(session?.segments[0]?.media[0]?.callerNetwork).toMatchObject({
    connectionType: 'wifi',
    wifiSignalStrength: 34,
    wifiBand: 'frequency24GHz',
    wifiChannel: 6,
    basicServiceSetIdentifier: '6C-B2-AE-1F-07-42',
    ipAddress: '10.62.31.88',
    sentQualityEventRatio: 0.22,
  });
  expect(session?.segments[0]?.media.map(({ label }) => label)).toEqual([
    'main-audio',
    'main-video',
    'applicationsharing-video',
  ]);
});

test('twelve audio streams are poor, of ten people', () => {
  const streams = sessions.flatMap((session) =>
    audioOf(session)
      .filter(poor)
      .map(() => nameOf(session)),
  );
  expect(streams).toHaveLength(12);
  expect([...new Set(streams)].toSorted()).toEqual([
    'Cecil Folk',
    'Diego Siciliani',
    'Isaiah Langer',
    'Johanna Lorenz',
    'Joni Sherman',
    'Lidia Holloway',
    'Lynne Robbins',
    'Nestor Wilke',
    'Pradeep Gupta',
    'Raul Razo',
  ]);
});

test('among the first 180 sessions 66 people’s sent audio can be judged', () => {
  const people = new Set(
    sessions
      .slice(0, 180)
      .filter((session) => audioOf(session).slice(0, 1).some(judged))
      .map(nameOf),
  );
  expect(people.size).toBe(66);
});

test('short dropouts hide behind clean averages of three people', () => {
  const hidden = sessions.filter((session) =>
    audioOf(session).some(
      (stream) => judged(stream) && !poor(stream) && (stream.maxPacketLossRate ?? 0) > 0.1,
    ),
  );
  expect(hidden.map(nameOf).toSorted()).toEqual(['Enrico Cattaneo', 'Lee Gu', 'Sara Davis']);
});

test('seven people of one subnet are on TCP', () => {
  const networks = sessions.flatMap(({ segments }) => segments[0]?.media[0]?.callerNetwork ?? []);
  const tcp = networks.filter(({ networkTransportProtocol }) => networkTransportProtocol === 'tcp');
  expect(tcp.map(({ subnet }) => subnet)).toEqual(Array(7).fill('10.62.18.0'));
});

test('Miriam dropped at 14:32:07 and was back 42 seconds later', () => {
  const [first, second] = named('Miriam Graham');
  expect(first?.failureInfo?.stage).toBe('midcall');
  expect(first?.endDateTime).toBe('2026-08-19T11:32:07Z');
  expect(second?.startDateTime).toBe('2026-08-19T11:32:49Z');
  expect(second?.failureInfo).toBeNull();
});

test('fourteen people rated the call and ten closed the question', () => {
  const counts: Record<string, number> = {};
  for (const feedback of feedbackByPerson.values()) {
    const rating = feedback?.rating ?? 'not asked';
    counts[rating] = (counts[rating] ?? 0) + 1;
  }
  expect(counts).toEqual({
    excellent: 3,
    good: 4,
    fair: 2,
    poor: 4,
    bad: 1,
    notRated: 10,
    'not asked': 214,
  });
  expect(feedbackByPerson.get('Anna Lidman')?.rating).toBe('poor');
});

test('of the reasons ticked, distorted sound leads', () => {
  const ticked = [...feedbackByPerson.values()].flatMap((feedback) =>
    Object.entries(feedback?.tokens ?? {}).flatMap(([token, yes]) => (yes ? [token] : [])),
  );
  const count = (token: string): number => ticked.filter((each) => each === token).length;
  expect([count('DistortedSound'), count('Interruptions'), count('Noisy')]).toEqual([4, 3, 1]);
  expect(ticked).toHaveLength(8);
});

const unreachable = (): never => {
  throw new Error('there is a session 38');
};
