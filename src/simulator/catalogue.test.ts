import { DAY_MS } from '#base/units';
import { expect, test } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { sessionsOf, versionAt } from './record.ts';
import { allHands } from './scenarios/all-hands.ts';
import { blockedUdp } from './scenarios/blocked-udp.ts';
import { documented } from './scenarios/documented.ts';
import { federated } from './scenarios/federated.ts';
import { handedOver } from './scenarios/handed-over.ts';
import { companyDay, townHall } from './scenarios/large-meetings.ts';
import { corruptPage, forgotten, notYetWritten } from './scenarios/not-always-there.ts';
import { hiddenAddresses, idleStreams, longNames, newMembers, olderForm } from './scenarios/odd-shapes.ts';
import { rejoin } from './scenarios/rejoin.ts';
import { telephone } from './scenarios/telephone.ts';
import { annaBedecsMeeting, annaLidmanCall } from './scenarios/two-annas.ts';
import { notSetUp, unanswered } from './scenarios/unanswered.ts';
import { unevenUplink } from './scenarios/uneven-uplink.ts';

/** A Monday in winter and one in summer, one just after a change of the clocks. */
const MOMENTS = ['2026-11-23T06:50:00Z', '2026-08-20T21:30:00Z', '2026-03-29T02:10:00Z'].map((text) =>
  Date.parse(text),
);

const SCENARIOS = [
  allHands,
  annaBedecsMeeting,
  annaLidmanCall,
  blockedUdp,
  companyDay,
  corruptPage,
  documented,
  federated,
  forgotten,
  handedOver,
  hiddenAddresses,
  idleStreams,
  longNames,
  newMembers,
  notSetUp,
  notYetWritten,
  olderForm,
  rejoin,
  telephone,
  townHall,
  unanswered,
  unevenUplink,
];

const catalogueAt = (now: number, seed = 1) => createCatalogue(now, seed);
const unpublished = [forgotten, notYetWritten];

test.each(SCENARIOS)('$name is served under its own id at any time of the year', ({ id, name }) => {
  for (const now of MOMENTS) {
    const record = catalogueAt(now).get(id);
    expect(record?.name).toBe(name);
    if (record !== undefined)
      expect(versionAt(record, now) > 0).toBe(!unpublished.some((other) => other.id === id));
  }
});

test('the list has three pages at any time of the year', () => {
  for (const now of MOMENTS) {
    const listed = [...catalogueAt(now).values()].filter(
      (record) => versionAt(record, now) > 0 && !record.keptForever,
    );
    expect(listed.length).toBeGreaterThan(125);
    expect(listed.length).toBeLessThanOrEqual(180);
    for (const { start } of listed) expect(start).toBeGreaterThan(now - 30 * DAY_MS);
  }
});

test('sessions lie within their record, and their segments within them', () => {
  for (const record of catalogueAt(MOMENTS[0] ?? 0).values()) {
    if (record.sessionCount > 1_000) continue;
    for (const session of sessionsOf(record, record.publications.length)) {
      const start = Date.parse(session.startDateTime);
      const end = Date.parse(session.endDateTime);
      expect(start, record.name).toBeGreaterThanOrEqual(Math.floor(record.start));
      expect(end, record.name).toBeLessThanOrEqual(Math.ceil(record.end));
      expect(end, record.name).toBeGreaterThanOrEqual(start);
      for (const segment of session.segments) {
        expect(Date.parse(segment.startDateTime)).toBeGreaterThanOrEqual(start);
        expect(Date.parse(segment.endDateTime)).toBeLessThanOrEqual(end);
      }
    }
  }
});

test('every caller of a meeting is among its participants, and no participant comes twice', () => {
  for (const record of catalogueAt(MOMENTS[0] ?? 0).values()) {
    const ids = Array.from({ length: record.participantCount }, (_, index) => record.participant(index).id);
    expect(new Set(ids).size, record.name).toBe(ids.length);
    for (const index of [0, Math.floor(record.sessionCount / 2), record.sessionCount - 1]) {
      const { associatedIdentity } = record.session(index).caller;
      if (associatedIdentity) expect(ids, record.name).toContain(associatedIdentity.id);
    }
  }
});

test('the same seed gives the same calls all day long, another seed others', () => {
  const morning = catalogueAt(Date.parse('2026-11-23T06:50:00Z'));
  const evening = catalogueAt(Date.parse('2026-11-23T19:20:00Z'));
  const everyday = [...morning.values()].filter(({ name }) => name.startsWith('everyday'));
  expect(everyday.length).toBeGreaterThan(140);
  for (const record of everyday) {
    const later = evening.get(record.id);
    expect(later?.start).toBe(record.start);
    expect(later?.session(0)).toEqual(record.session(0));
  }
  const other = catalogueAt(Date.parse('2026-11-23T06:50:00Z'), 2);
  for (const { id } of everyday) expect(other.has(id)).toBe(false);
});

test('a telephone call has a segment for each hop, and hides nothing of who was called', () => {
  const session = catalogueAt(MOMENTS[0] ?? 0)
    .get(telephone.id)
    ?.session(0);
  expect(session?.segments).toHaveLength(2);
  expect(session?.callee.identity?.['phone']?.id).toBe('+358405550123');
  const streams = session?.segments.flatMap(({ media }) => media).flatMap((medium) => medium.streams) ?? [];
  expect(streams.map(({ wasMediaBypassed }) => wasMediaBypassed)).toEqual([true, true, true, null]);
});

test('a session id may come twice, with another service and at another time', () => {
  const record = catalogueAt(MOMENTS[0] ?? 0).get(handedOver.id);
  const [attendant, queue] = record === undefined ? [] : sessionsOf(record, 2);
  expect(attendant?.id).toBe(queue?.id);
  expect(attendant?.callee.userAgent?.role).toBe('skypeForBusinessAutoAttendant');
  expect(queue?.callee.userAgent?.role).toBe('skypeForBusinessCallQueues');
  expect(attendant?.endDateTime).toBe(queue?.startDateTime);
});

test('of another company’s people nothing was measured', () => {
  const record = catalogueAt(MOMENTS[0] ?? 0).get(federated.id);
  const sessions = record === undefined ? [] : sessionsOf(record, 2);
  const measured = sessions.map(({ segments }) =>
    segments.some(({ media }) =>
      media.some(({ streams }) => streams.some(({ averageJitter }) => averageJitter !== null)),
    ),
  );
  expect(measured).toEqual([false, true, true, false]);
});

test('nobody picks up: the call ends the moment it begins, without failing', () => {
  const record = catalogueAt(MOMENTS[0] ?? 0).get(unanswered.id);
  expect(record?.start).toBe(record?.end);
  expect(record?.session(0)).toMatchObject({ failureInfo: null, segments: [{ media: [] }] });
});
