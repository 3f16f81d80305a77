import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { createCatalogue } from '#simulator/catalogue';
import { sessionsOf } from '#simulator/record';
import { worstSenders } from './call-facts.ts';
import { createDiagnosis, diagnose } from './diagnose.ts';
import { drawCall, drawMeeting } from './drawn-call.ts';
import { OUR_LIMITS } from './limit-sets.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { weakWifi } from './rules/weak-wifi.ts';

const POOR = { averagePacketLossRate: 0.12, maxPacketLossRate: 0.3 };
const WEAK = { connectionType: 'wifi', wifiSignalStrength: 30 };

const catalogue = createCatalogue(Date.parse('2026-08-20T09:00:00Z'), 1);

/** Sessions of a simulated record as Graph JSON, so that a test can change them. */
const bodies = (name: string): readonly object[] => {
  const record = [...catalogue.values()].find((one) => one.name === name);
  if (!record) throw new Error(`no record ${name}`);
  return sessionsOf(record, record.publications.length);
};

const parsed = (value: readonly object[]): readonly Session[] => {
  const page = parseSessionsPage({ value });
  if (page.kind === 'err') throw new Error(page.reason.message);
  return page.value.sessions;
};

/** What a reader would call the same verdict: causes, their certainty, whom and which way, in order. */
const verdictOf = (sessions: readonly Session[]) =>
  diagnose(sessions).findings.map(({ rule, confidence, people, side }) => ({
    rule,
    confidence,
    people: [...people].sort(),
    side,
  }));

const SCENARIOS = ['all-hands', 'rejoin', 'uneven-uplink', 'blocked-udp', 'telephone', 'hidden-addresses'];

describe('the same verdict', () => {
  test.each(SCENARIOS)('of %s, in whatever pages it comes', (name) => {
    const sessions = parsed(bodies(name));
    const whole = verdictOf(sessions);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 61 }), (size) => {
        const diagnosis = createDiagnosis();
        let last = diagnosis.add([]);
        for (let at = 0; at < sessions.length; at += size)
          last = diagnosis.add(sessions.slice(at, at + size));
        const paged = last.findings.map(({ rule, confidence, people, side }) => ({
          rule,
          confidence,
          people: [...people].sort(),
          side,
        }));
        expect(paged).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  test.each(SCENARIOS)('of %s, in whatever order', (name) => {
    const all = bodies(name);
    const whole = verdictOf(parsed(all));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length }),
        (shuffled) => {
          expect(verdictOf(parsed(shuffled))).toEqual(whole);
        },
      ),
      { numRuns: 8 },
    );
  });

  test.each(['blocked-udp', 'documented', 'anna-lidman-call'])('of %s with its ends swapped', (name) => {
    const sessions = parsed(bodies(name).map(swapped));
    const withoutSide = (verdict: ReturnType<typeof verdictOf>) =>
      verdict.map(({ rule, confidence, people }) => ({ rule, confidence, people }));
    expect(withoutSide(verdictOf(sessions))).toEqual(withoutSide(verdictOf(parsed(bodies(name)))));
  });

  test.each(SCENARIOS)('of %s with an idle stream more in every medium', (name) => {
    expect(verdictOf(parsed(bodies(name).map(withIdleStream)))).toEqual(verdictOf(parsed(bodies(name))));
  });

  test.each(SCENARIOS)('of %s read twice', (name) => {
    const diagnosis = createDiagnosis();
    const once = diagnosis.add(parsed(bodies(name))).findings;
    expect(diagnosis.add(parsed(bodies(name))).findings).toEqual(once);
  });
});

type Body = Readonly<Record<string, unknown>>;
type Medium = Body & { readonly streams: readonly Body[] };
type Segment = Body & { readonly media: readonly Medium[] };

const mapMedia = (session: object, change: (medium: Medium) => object): object => {
  const { segments = [] } = session as { readonly segments?: readonly Segment[] };
  return {
    ...session,
    segments: segments.map((segment) => ({ ...segment, media: segment.media.map(change) })),
  };
};

const withIdleStream = (session: object): object =>
  mapMedia(session, (medium) => ({
    ...medium,
    streams: [
      ...medium.streams,
      { streamId: '1', streamDirection: 'callerToCallee', packetUtilization: 0, audioCodec: 'unknown' },
      { streamId: '2', streamDirection: 'calleeToCaller', packetUtilization: 0, audioCodec: 'unknown' },
    ],
  }));

const swapped = (session: object): object => {
  const ends = (of: Body): Body => ({
    ...of,
    ...(of['callee'] !== undefined && { caller: of['callee'] }),
    ...(of['caller'] !== undefined && { callee: of['caller'] }),
  });
  return mapMedia(ends(session as Body), (medium) => ({
    ...medium,
    callerNetwork: medium['calleeNetwork'],
    calleeNetwork: medium['callerNetwork'],
    callerDevice: medium['calleeDevice'],
    calleeDevice: medium['callerDevice'],
    streams: medium.streams.map((stream) => ({
      ...stream,
      streamDirection: stream['streamDirection'] === 'callerToCallee' ? 'calleeToCaller' : 'callerToCallee',
    })),
  }));
};

test('a verdict that reading on has changed is not forgotten', () => {
  const [first, second] = drawMeeting(
    { name: 'Ana', heard: { maxPacketLossRate: 0.2 } },
    { name: 'Ben', sent: POOR, network: WEAK },
  );
  const diagnosis = createDiagnosis();
  const before = diagnosis.add(first ? [first] : []);
  expect(before.findings[0]?.rule).toBe('short-dropouts');
  expect(before.previous).toBeUndefined();
  const after = diagnosis.add(second ? [second] : []);
  expect(after.findings[0]?.rule).toBe('weak-wifi');
  expect(after.previous?.rule).toBe('short-dropouts');
  expect(after.changed).toEqual(['weak-wifi sent likely']);
  expect(diagnosis.add([])).toMatchObject({ previous: { rule: 'short-dropouts' }, changed: [] });
});

test('a rule that throws takes no other with it, and is named', () => {
  const broken: Rule = {
    ...(RULES.find(({ id }) => id === 'vpn') ?? weakWifi),
    judge: () => {
      throw new Error('out of order');
    },
  };
  const rules = RULES.map((rule) => (rule.id === 'vpn' ? broken : rule));
  const sessions = drawMeeting({ name: 'Ben', sent: POOR, network: WEAK });
  expect(diagnose(sessions, { rules }).findings[0]?.rule).toBe('weak-wifi');
  expect(diagnose(sessions, { rules }).broken).toEqual(['vpn']);
});

test('what the ticket’s person heard badly comes before what others suffered', () => {
  const sessions = drawMeeting(
    { name: 'Ben', sent: POOR, network: WEAK },
    { name: 'Ana', heard: POOR, network: { connectionType: 'tunnel' } },
    { name: 'Cy' },
    { name: 'Di' },
    { name: 'Ed' },
  );
  const diagnosis = createDiagnosis();
  expect(diagnosis.add(sessions).findings[0]?.rule).toBe('weak-wifi');
  expect(diagnosis.about({ person: 'Ana' }).findings[0]?.rule).toBe('vpn');
  expect(diagnosis.about({ person: 'Cy' }).findings[0]?.rule).toBe('weak-wifi');
});

test('a drop comes first in a small call, and in a large one when it is the ticket’s', () => {
  const drop = { session: { failureInfo: { stage: 'midcall', reason: 'Lost' } } };
  const weak = { name: 'Ben', sent: POOR, network: WEAK };
  expect(diagnose(drawMeeting({ name: 'Ana', ...drop }, weak)).findings[0]?.rule).toBe('dropped');
  const crowd = Array.from({ length: 20 }, (_, index) => ({ name: `P${index}` }));
  const large = drawMeeting({ name: 'Ana', ...drop }, weak, ...crowd);
  expect(diagnose(large).findings[0]?.rule).toBe('weak-wifi');
  expect(diagnose(large, { about: { person: 'Ana' } }).findings[0]?.rule).toBe('dropped');
});

test('a break is told at its time, though an earlier session of that person has none', () => {
  const [first, second] = drawMeeting(
    { name: 'Ana', session: { startDateTime: null, endDateTime: null } },
    { name: 'Ana', session: { failureInfo: { stage: 'midcall', reason: 'Lost' } } },
  );
  const { findings, call } = diagnose([first, second].filter((session) => session !== undefined));
  expect(call.people.get('Ana')?.stays.map(({ start }) => start === undefined)).toEqual([true, false]);
  const drop = findings.find(({ rule }) => rule === 'dropped');
  expect(drop?.sentence).toContainEqual({ kind: 'clock', at: Date.parse('2026-08-19T11:30:00Z') });
});

test('people who share a place are counted once each, however often they come back', () => {
  const { call } = diagnose(
    drawMeeting({ name: 'Ana', sent: POOR }, { name: 'Ben' }, { name: 'Ana', session: { id: 'again' } }),
  );
  expect([...call.places]).toEqual([['10.1.1.0', { people: 2, judged: 2, poor: new Set(['Ana']) }]]);
});

test('test calls are in no count and accuse nobody', () => {
  const sessions = drawMeeting(
    { name: 'Ana', sent: POOR, network: WEAK, session: { isTest: true } },
    { name: 'Ben' },
  );
  const { call, findings } = diagnose(sessions);
  expect(call.tally.audio).toEqual({ good: 2, poor: 0, unclassified: 0 });
  expect(findings.map(({ rule }) => rule)).toEqual(['all-clear']);
});

test('stricter limits find what the dashboard’s let pass', () => {
  const sessions = drawMeeting({ name: 'Ana', sent: { averagePacketLossRate: 0.06 }, network: WEAK });
  expect(diagnose(sessions).findings[0]?.side).toBe('own');
  expect(diagnose(sessions, { limits: OUR_LIMITS }).findings[0]).toMatchObject({
    rule: 'weak-wifi',
    side: 'sent',
  });
});

test('between two people the end whose client saw its network hurt it is the suspect', () => {
  const both = (own: number, theirs: number) =>
    drawCall(
      { name: 'Ana', sent: POOR, network: { ...WEAK, sentQualityEventRatio: own } },
      { name: 'Ben', network: { connectionType: 'mobile', receivedQualityEventRatio: theirs } },
    );
  const suspects = (own: number, theirs: number) =>
    diagnose(both(own, theirs))
      .findings.filter(({ kind }) => kind === 'cause')
      .map(({ rule }) => rule);
  expect(suspects(0.2, 0)).toEqual(['weak-wifi']);
  expect(suspects(0, 0.2)).toEqual(['mobile-data']);
});

test('evidence names the place of its number in the record', () => {
  const { findings } = diagnose(drawMeeting({ name: 'Ana' }, { name: 'Ben', sent: POOR, network: WEAK }));
  expect(findings[0]?.receipts.map((receipt) => receipt.path)).toEqual([
    'sessions[1].segments[0].media[0].streams[0].averagePacketLossRate',
    'sessions[1].segments[0].media[0].callerNetwork.wifiSignalStrength',
  ]);
});

describe('somebody who complains with clean audio', () => {
  const rated = { feedback: { rating: 'poor' } };
  const early = { startDateTime: '2026-08-19T11:00:00Z', endDateTime: '2026-08-19T11:10:00Z' };
  const late = { startDateTime: '2026-08-19T11:20:00Z', endDateTime: '2026-08-19T11:30:00Z' };
  const rulesOf = (session: object) =>
    diagnose(
      drawMeeting(
        { name: 'Ana', end: rated, session: early },
        { name: 'Ben', sent: POOR, network: WEAK, session },
      ),
    ).findings.map(({ rule }) => rule);

  test('is answered by who sent badly in their time', () => {
    expect(rulesOf(early)).toEqual(['weak-wifi']);
  });

  test('is not answered by who sent badly before they came', () => {
    expect(rulesOf(late)).toEqual(['weak-wifi', 'felt-not-measured']);
  });

  test('is pointed to the worst senders of their time, the worst first', () => {
    const { call } = diagnose(
      drawMeeting(
        { name: 'Ana', end: rated, session: early },
        { name: 'Ben', sent: { averagePacketLossRate: 0.05 }, session: early },
        { name: 'Cy', sent: POOR, session: early },
        { name: 'Di', sent: { averagePacketLossRate: 0.5 }, session: late },
        { name: 'Ed', sent: { packetUtilization: 3 }, session: early },
      ),
    );
    expect(worstSenders(call, 'Ana', 3).map(({ person }) => person)).toEqual(['Cy', 'Ben']);
  });
});

test('a dropout between two people is told once, of who heard it', () => {
  const { findings } = diagnose(drawCall({ name: 'Ana', sent: { maxPacketLossRate: 0.3 } }, { name: 'Ben' }));
  expect(findings[0]).toMatchObject({ rule: 'short-dropouts', people: ['Ben'], side: 'heard' });
});
