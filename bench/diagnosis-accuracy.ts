/**
 * How often diagnosis finds what the simulator planted: 500 seeded calls, a hundred of them with nothing wrong.
 * `npm run docs:accuracy` writes the table to docs/diagnosis-accuracy.md.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MINUTE_MS } from '#base/units';
import { parseSessionsPage } from '#calls/parse';
import { parseCallRecord } from '#calls/parse-record';
import { diagnose } from '#quality/diagnose';
import { conditionsOf, type Cause, type Conditions } from '#simulator/causes';
import { personAt } from '#simulator/directory';
import { feedbackOf } from '#simulator/feedback';
import { legOf } from '#simulator/leg';
import { meetingRecord } from '#simulator/meeting';
import { createRandom, guidOf, type Random } from '#simulator/random';
import { headOf, sessionsOf, type SimulatedRecord } from '#simulator/record';
import type { Leg } from '#simulator/session';
import { twoPartyRecord } from '#simulator/two-party';

/** The rule that names each cause. */
const RULE_OF: Readonly<Record<Exclude<Cause, 'healthy'>, string>> = {
  weakWifi: 'weak-wifi',
  crowdedWifi: 'busy-wifi',
  shortDropouts: 'short-dropouts',
  busyUplink: 'low-bandwidth',
  starvedLaptop: 'short-processor',
  vpn: 'vpn',
  udpBlocked: 'udp-blocked',
  mobile: 'mobile-data',
  longPath: 'long-delay',
  brokenMicrophone: 'broken-device',
  quietTalker: 'unclear-speech',
};

type Planted = keyof typeof RULE_OF;
const PLANTED = Object.keys(RULE_OF) as readonly Planted[];

const CALLS = 500;
const START = Date.parse('2026-08-19T11:00:00Z');

/** What became of one call. */
type Outcome = {
  readonly kind: 'meeting' | 'two people';
  readonly cause: Planted | 'nothing';
  /** Whether the record holds any number that the cause changed past what anybody calls a limit. */
  readonly leftTrace: boolean;
  /** Place of the right rule among the findings, from 1; 0 when it is not among them. */
  readonly rank: number;
  /** Rules of Likely findings that nothing planted accounts for. */
  readonly falseAlarms: readonly string[];
};

export type Accuracy = {
  readonly outcomes: readonly Outcome[];
  readonly planted: number;
  readonly first: number;
  readonly traced: number;
  readonly tracedFirst: number;
  readonly callsWithFalseAlarm: number;
  readonly healthy: number;
  readonly healthyWithFalseAlarm: number;
};

/** Seeds that nobody had looked at when the rules were last changed; the first 500 were looked at while they were written. */
const HELD_OUT = 10_000;

/** Diagnoses 500 seeded calls from the given seed on and counts. */
export const measureAccuracy = (firstSeed = HELD_OUT): Accuracy => {
  const outcomes = Array.from({ length: CALLS }, (_, place) => outcomeOf(firstSeed + place));
  const planted = outcomes.filter(({ cause }) => cause !== 'nothing');
  const traced = planted.filter(({ leftTrace }) => leftTrace);
  const healthy = outcomes.filter(({ cause }) => cause === 'nothing');
  const alarmed = (some: readonly Outcome[]): number =>
    some.filter(({ falseAlarms }) => falseAlarms.length > 0).length;
  return {
    outcomes,
    planted: planted.length,
    first: firsts(planted),
    traced: traced.length,
    tracedFirst: firsts(traced),
    callsWithFalseAlarm: alarmed(outcomes),
    healthy: healthy.length,
    healthyWithFalseAlarm: alarmed(healthy),
  };
};

const firsts = (outcomes: readonly Outcome[]): number => outcomes.filter(({ rank }) => rank === 1).length;

const outcomeOf = (seed: number): Outcome => {
  const random = createRandom('accuracy', seed);
  const cause = seed % 5 === 0 ? 'nothing' : (PLANTED[seed % PLANTED.length] ?? 'nothing');
  const kind = seed % 5 === 4 || seed % 25 === 0 ? 'two people' : 'meeting';
  const count = kind === 'two people' ? 2 : random.whole(4, 24);
  const victim = random.whole(0, Math.min(count, 4) - 1);
  const share = seed % 2 === 0 ? 1 : random.between(0.5, 1);
  const planted = cause === 'nothing' ? undefined : { cause, index: victim, share };
  const legs = legsOf(seed, count, random, planted);
  const record = kind === 'two people' ? twoParty(seed, legs) : meeting(seed, legs);
  const { findings } = diagnosisOf(record);
  const expected = cause === 'nothing' ? undefined : RULE_OF[cause];
  return {
    kind,
    cause,
    leftTrace: cause !== 'nothing' && leavesTrace(cause, legs[victim]),
    rank: findings.findIndex(({ rule }) => rule === expected) + 1,
    falseAlarms: findings
      .filter(({ confidence, rule }) => confidence === 'likely' && rule !== expected)
      .map(({ rule }) => rule),
  };
};

type Plan = { readonly cause: Cause; readonly index: number; readonly share: number };

const legsOf = (seed: number, count: number, random: Random, planted: Plan | undefined): readonly Leg[] => {
  const end = START + random.whole(3, 55) * MINUTE_MS;
  const video = random.chance(0.5);
  // Somebody else has a circumstance that does no harm, so that circumstances alone accuse nobody.
  const innocent = ((planted?.index ?? 0) + 1) % count;
  const legs = Array.from({ length: count }, (_, index) => {
    const leg = legOf(
      {
        id: guidOf('accuracy', seed, index),
        party: personAt((seed * 7 + index) % 400),
        joined: count === 2 ? START : START + random.between(0, 1) * MINUTE_MS,
        left: count === 2 ? end : end - random.between(0, 1) * MINUTE_MS,
        cause: planted?.index === index ? planted.cause : 'healthy',
        share: planted?.index === index ? planted.share : 1,
        speaks: index < 4 || random.chance(0.3),
        video: video ? 'both' : 'none',
      },
      random,
    );
    return index === innocent ? { ...leg, conditions: harmless(leg.conditions, random) } : leg;
  });
  return legs.map((leg) => ({
    ...leg,
    feedback: feedbackOf(
      leg.conditions,
      legs.filter((other) => other !== leg && other.talk > 0).map(({ conditions }) => conditions.sent),
      random,
    ),
  }));
};

/** A circumstance that rules look at, in someone whose audio is as good as before. */
const harmless = (healthy: Conditions, random: Random): Conditions => {
  const wifi = conditionsOf('weakWifi', random).wifi;
  return random.pick<Conditions>([
    { ...healthy, connection: 'wifi', wifi },
    { ...healthy, connection: 'tunnel', wifi: undefined },
    { ...healthy, connection: 'mobile', wifi: undefined },
    { ...healthy, connection: 'wired', wifi: undefined, transport: 'tcp' },
    { ...healthy, machine: { ...healthy.machine, cpuShort: 0.015, micGlitchesPer5Min: 0.8 } },
    { ...healthy, events: { ...healthy.events, bandwidthLow: 0.015, delay: 0.015 } },
  ]);
};

const meeting = (seed: number, legs: readonly Leg[]): SimulatedRecord => {
  const id = guidOf('accuracy', seed);
  return meetingRecord({
    id,
    name: `accuracy ${seed}`,
    seed,
    start: START,
    end: Math.max(...legs.map(({ left }) => left)),
    organizer: personAt(0),
    sessionCount: legs.length,
    leg: (index) => legs[index] ?? nobody(),
    participantCount: legs.length,
    participant: (index) => legs[index]?.party ?? personAt(0),
  });
};

const twoParty = (seed: number, [caller, callee]: readonly Leg[]): SimulatedRecord =>
  twoPartyRecord({
    id: guidOf('accuracy', seed),
    name: `accuracy ${seed}`,
    seed,
    caller: caller ?? nobody(),
    callee: callee ?? nobody(),
  });

const nobody = (): never => {
  throw new Error('a call has people');
};

const diagnosisOf = (simulated: SimulatedRecord) => {
  const version = simulated.publications.length;
  const page = parseSessionsPage({ value: sessionsOf(simulated, version) });
  const record = parseCallRecord(headOf(simulated, version));
  if (page.kind === 'err' || record.kind === 'err')
    throw new Error('the simulator writes what the parser reads');
  return diagnose(page.value.sessions, { record: record.value });
};

/** Clients that report no numbers of their devices: what is planted there is in no record. */
const SILENT = ['web', 'ipPhone', 'android'];

const leavesTrace = (cause: Planted, leg: Leg | undefined): boolean => {
  if (leg === undefined) return false;
  switch (cause) {
    case 'brokenMicrophone':
    case 'quietTalker':
      return !SILENT.includes(leg.machine.platform);
    case 'starvedLaptop':
      return !SILENT.includes(leg.machine.platform) || leg.video !== 'none';
    case 'shortDropouts':
      return leg.conditions.heard.lossMax >= 0.1;
    case 'weakWifi':
    case 'crowdedWifi':
    case 'busyUplink':
    case 'vpn':
    case 'udpBlocked':
    case 'mobile':
    case 'longPath':
      return true;
  }
};

/** The table, in Markdown. */
export const accuracyTable = (accuracy: Accuracy): string => {
  const rows = PLANTED.map((cause) => {
    const of = accuracy.outcomes.filter((outcome) => outcome.cause === cause);
    const traced = of.filter(({ leftTrace }) => leftTrace);
    const three = of.filter(({ rank }) => rank > 0 && rank <= 3).length;
    const cells = [
      RULE_OF[cause],
      of.length,
      firsts(of),
      three,
      traced.length,
      share(firsts(traced), traced.length),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| planted, by the rule that names it | calls | ranked first | among the first three | left a trace | ranked first of those |',
    '| --- | --: | --: | --: | --: | --: |',
    ...rows,
    `| **all** | ${accuracy.planted} | ${accuracy.first} (${share(accuracy.first, accuracy.planted)}) | | ${accuracy.traced} | ${share(accuracy.tracedFirst, accuracy.traced)} |`,
    '',
    `Likely findings that nothing planted accounts for: in ${accuracy.callsWithFalseAlarm} of ${CALLS} calls (${share(accuracy.callsWithFalseAlarm, CALLS)}), and in ${accuracy.healthyWithFalseAlarm} of the ${accuracy.healthy} calls with nothing wrong.`,
  ].join('\n');
};

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;

/** The page of the documentation. */
export const accuracyPage = (accuracy: Accuracy): string => `# How often diagnosis is right

${CALLS} calls from the simulator, from seeds that nobody had looked at when the rules were written, the same each time: meetings of 4 to 24 people and calls of two, of 3 to 55 minutes. In
four of five one speaker has one planted cause, in half of these for the whole call, in the others for 50 to 100 % of it.
In every call somebody else has a circumstance that does no harm (weak Wi-Fi, VPN, mobile data, TCP, a processor or
bandwidth just under our limits), and the rest are healthy. Ratings are given with the simulator's noise. The records are parsed and diagnosed as any other.

${accuracyTable(accuracy)}

What this shows and what it does not: the simulator's causes are drawn from the same knowledge as the rules, so these
numbers say that the rules do what they are meant to and do not get in each other's way. They do not say how often a
verdict is right about a real call. “Left a trace” leaves out what no record can show: a device at a client that reports
no devices, and dropouts whose maximum stays under the limit.
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const accuracy = measureAccuracy();
  writeFileSync(new URL('../docs/diagnosis-accuracy.md', import.meta.url), accuracyPage(accuracy));
  console.log(accuracyTable(accuracy));
}
