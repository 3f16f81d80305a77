import { SECOND_MS } from '#base/units';
import type { Cause, PathReadings } from './causes.ts';
import { personNamed } from './directory.ts';
import type { Party } from './directory.ts';
import { feedbackOf } from './feedback.ts';
import { legOf } from './leg.ts';
import { meetingRecord } from './meeting.ts';
import { createRandom, guidOf } from './random.ts';
import type { SimulatedRecord } from './record.ts';
import type { Leg } from './session.ts';
import { twoPartyRecord } from './two-party.ts';
import type { GraphFailure, GraphFeedback } from './wire.ts';

/**
 * Letters of a drawing, one for each tick of time:
 *
 *     =  healthy          w  weak Wi-Fi        v  VPN                 .  not in the call
 *     ~  crowded Wi-Fi    u  busy uplink       t  UDP blocked         x  breaks off here
 *     b  short dropouts   c  starved laptop    m  mobile              !  could not be set up
 *     d  long path        k  broken microphone q  quiet talker
 *
 * Each lane is a person. What stands between two pauses is a session, and its metrics are as bad as the share
 * of letters says, with maxima that remember the worst. `*` before a name: speaks; the others listen muted.
 */
const CAUSES: Readonly<Record<string, Cause>> = {
  '=': 'healthy',
  w: 'weakWifi',
  '~': 'crowdedWifi',
  b: 'shortDropouts',
  u: 'busyUplink',
  c: 'starvedLaptop',
  v: 'vpn',
  t: 'udpBlocked',
  m: 'mobile',
  d: 'longPath',
  k: 'brokenMicrophone',
  q: 'quietTalker',
};

export type Lane = { readonly name: string; readonly speaks: boolean; readonly parts: readonly LanePart[] };

/** From the first tick to before the last, in ticks. */
type LanePart = {
  readonly from: number;
  readonly to: number;
  readonly cause: Cause;
  /** Share of the part in which the cause was at work. */
  readonly share: number;
  readonly ending: 'left' | 'dropped' | 'notSetUp';
};

/** Reads a drawing. Throws for a letter that means nothing: a drawing is part of the program. */
export const readLanes = (drawing: string): readonly Lane[] =>
  drawing
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, star, name, ticks] = /^\s*(\*)?\s*(.+?)\s{2,}(\S+)\s*$/.exec(line) ?? [];
      if (name === undefined || ticks === undefined) throw new Error(`no lane: “${line}”`);
      return { name, speaks: star !== undefined, parts: [...ticks.matchAll(/[^.]+/g)].map(readPart) };
    });

const readPart = ({ 0: letters, index: from }: RegExpExecArray): LanePart => {
  const counts = new Map<Cause, number>();
  for (const letter of letters.replaceAll(/[x!]/g, '')) {
    const cause = CAUSES[letter];
    if (cause === undefined) throw new Error(`the letter “${letter}” means nothing in a drawing`);
    counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  const [cause, count] = [...counts]
    .filter(([kind]) => kind !== 'healthy')
    .toSorted(([, one], [, other]) => other - one)[0] ?? ['healthy', 0];
  const ticks = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const share = count === 0 ? 1 : count / ticks;
  const ending = letters.endsWith('x') ? 'dropped' : letters.includes('!') ? 'notSetUp' : 'left';
  return { from, to: from + letters.length, cause, share, ending };
};

export type CallScript = {
  readonly id: string;
  readonly name: string;
  readonly tickSeconds: number;
  readonly drawing: string;
  /** Who organised it, when that is not the first lane's person. */
  readonly organizer?: string;
  /** Two lanes, and media go straight between them. */
  readonly peerToPeer?: boolean;
  readonly video?: boolean;
  /** What people answered, by name; the others are asked or not as chance has it. */
  readonly feedback?: Readonly<Record<string, GraphFeedback | null>>;
  /** Parties who are no people of the tenant, by the name in the drawing. */
  readonly cast?: Readonly<Record<string, Party>>;
} & Partial<Pick<SimulatedRecord, 'publications' | 'faults' | 'olderForm'>>;

const FAILURES: Readonly<Record<LanePart['ending'], GraphFailure | null>> = {
  left: null,
  dropped: { stage: 'midcall', reason: 'Media path connectivity was lost' },
  notSetUp: { stage: 'callSetup', reason: 'No media connectivity could be established' },
};

/** Makes the record of a drawn call that begins at `start`, epoch milliseconds. */
export const scriptCall = (script: CallScript, start: number, seed: number): SimulatedRecord => {
  const lanes = readLanes(script.drawing);
  const parties = lanes.map(({ name }) => script.cast?.[name] ?? personNamed(name));
  const legs = lanes.flatMap((lane, index) =>
    legsOf(script, lane, parties[index] ?? personNamed(lane.name), start, seed),
  );
  const told = withFeedback(script, legs, seed);
  const [caller, callee] = told;
  const organizer = script.organizer === undefined ? parties[0] : personNamed(script.organizer);
  if (caller === undefined || organizer === undefined) throw new Error(`nobody is drawn in ${script.name}`);
  if (script.peerToPeer === true) {
    if (callee === undefined) throw new Error(`${script.name} needs two people`);
    return twoPartyRecord({ ...script, seed, caller, callee });
  }
  return meetingRecord({
    ...script,
    seed,
    start,
    end: Math.max(...told.map(({ left }) => left)),
    organizer,
    modalities: script.video === true ? ['audio', 'video'] : ['audio'],
    sessionCount: told.length,
    leg: (index) => told[index] ?? caller,
    participantCount: parties.length,
    participant: (index) => parties[index] ?? organizer,
  });
};

const legsOf = (script: CallScript, lane: Lane, party: Party, start: number, seed: number): readonly Leg[] =>
  lane.parts.map(({ from, to, cause, share, ending }, index) => {
    const random = createRandom('leg', seed, script.id, lane.name, index);
    const tickMs = script.tickSeconds * SECOND_MS;
    const video = script.video === true ? (lane.speaks ? 'both' : 'seen') : 'none';
    // A call that could not be set up has no length.
    const left = start + (ending === 'notSetUp' ? from : to) * tickMs;
    const id = guidOf(script.id, lane.name, index);
    const plan = { id, party, joined: start + from * tickMs, left, cause, share, video } as const;
    return legOf({ ...plan, speaks: lane.speaks, failure: FAILURES[ending] }, random);
  });

/** People judge the whole call, so a rating stands on every session of theirs. */
const withFeedback = (
  { id, feedback = {} }: CallScript,
  legs: readonly Leg[],
  seed: number,
): readonly Leg[] =>
  legs.map((leg) => {
    const name = leg.party.name ?? leg.party.id;
    const given = feedback[name];
    if (given !== undefined) return { ...leg, feedback: given };
    const random = createRandom('feedback', seed, id, name);
    return { ...leg, feedback: feedbackOf(leg.conditions, sentByOthers(legs, leg), random) };
  });

const sentByOthers = (legs: readonly Leg[], { party }: Leg): readonly PathReadings[] =>
  legs
    .filter((other) => other.party.id !== party.id && other.talk > 0)
    .map(({ conditions }) => conditions.sent);
