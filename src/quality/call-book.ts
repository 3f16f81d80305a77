import { rangeOf, type Range } from '#base/range';
import { SECOND_MS, type EpochMs } from '#base/units';
import type { CallRecord, Session } from '#calls/model';
import { isPoorRating, spansOf, type CallFacts, type PersonFacts, type Rejoin } from './call-facts.ts';
import type { EndFacts } from './end-facts.ts';
import { endpointOf, voteOf } from './ends.ts';
import { worseGrade } from './grade.ts';
import { addToTally, NO_STREAMS, NOTHING_TALLIED, sumTallies, tallyOf } from './tally.ts';
import { placeOf } from './where.ts';

/** Keeps the facts of a call up to date, one session after another. */
export type CallBook = {
  readonly facts: () => CallFacts;
  /** Counts a session, seen from the first of its people. */
  readonly addSession: (facts: EndFacts) => void;
  readonly addPerson: (facts: EndFacts) => void;
  /** Notes that a rule fired for a person, and whether others could hear it. */
  readonly explain: (person: string, rule: string, hurtsOthers: boolean) => void;
};

/** An empty book for one record. */
export const createCallBook = (record: CallRecord | undefined): CallBook => {
  const people = new Map<string, PersonFacts>();
  const places = new Map<string, PlaceBook>();
  const builtInSpeakers = new Set<string>();
  let judgedPeople = 0;
  const explained = new Map<string, Set<string>>();
  const complainers = new Set<string>();
  const poorPeople = new Set<string>();
  const hurtOthers = new Set<string>();
  const firstSessions: Session[] = [];
  let rejoins: readonly Rejoin[] = [];
  let tally = NOTHING_TALLIED;
  let sessionCount = 0;
  let withTwoPeople = 0;
  let lastEnd: EpochMs | undefined;
  let longestMs = 0;

  return {
    facts: () => ({
      record,
      sessionCount,
      isTwoParty: sessionCount > 0 && withTwoPeople === sessionCount,
      lastEnd,
      longestMs,
      people,
      places,
      judgedPeople,
      complainers,
      rejoins,
      tally,
      poorPeople,
      explained,
      hurtOthers,
      builtInSpeakers,
      firstSessions,
    }),
    addSession: (facts) => {
      const { session } = facts;
      sessionCount++;
      if (firstSessions.length < KEPT_SESSIONS) firstSessions.push(session);
      if (ENDS.every((end) => endpointOf(session, end)?.kind === 'participant')) withTwoPeople++;
      tally = addToTally(tally, facts);
      const span = spanOf(session);
      if (span) {
        if (lastEnd === undefined || span.end > lastEnd) lastEnd = span.end;
        longestMs = Math.max(longestMs, span.end - span.start);
      }
    },
    addPerson: (facts) => {
      const before = people.get(facts.person);
      const next = personIn(facts);
      const now = before ? together(before, next) : next;
      people.set(now.key, now);
      const isNewlyJudged = isJudged(now) && !(before && isJudged(before));
      if (isNewlyJudged) judgedPeople++;
      addToPlace(places, now, before?.place === undefined, isNewlyJudged);
      if (now.builtInSound && now.sentTimes > 0) builtInSpeakers.add(now.key);
      if (isPoorPerson(now)) poorPeople.add(now.key);
      if (isPoorRating(now.feedback)) complainers.add(now.key);
      else complainers.delete(now.key);
      if (before) {
        const back = rejoinOf(now);
        if (back) rejoins = [...rejoins.filter(({ person }) => person !== now.key), back];
      }
    },
    explain: (person, rule, hurtsOthers) => {
      addTo(explained, person, rule);
      if (hurtsOthers) hurtOthers.add(person);
    },
  };
};

const KEPT_SESSIONS = 2;

const ENDS = ['caller', 'callee'] as const;
const MEDIA = ['audio', 'video', 'sharing'] as const;
const WAYS = ['sent', 'heard'] as const;

const addTo = (sets: Map<string, Set<string>>, key: string | undefined, value: string): void => {
  if (key === undefined) return;
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
};

type PlaceBook = { people: number; judged: number; poor: Set<string> };

/** Most places have one person or none that is poor, and need no set of their own. */
const NOBODY = new Set<string>();

/** A person's place never changes, so that one who moves from office to home counts where they were first. */
const addToPlace = (
  places: Map<string, PlaceBook>,
  person: PersonFacts,
  isNew: boolean,
  isNewlyJudged: boolean,
): void => {
  if (person.place === undefined) return;
  const known = places.get(person.place);
  const place = known ?? { people: 0, judged: 0, poor: NOBODY };
  if (!known) places.set(person.place, place);
  if (isNew) place.people++;
  if (isNewlyJudged) place.judged++;
  if (!isPoorPerson(person)) return;
  if (place.poor === NOBODY) place.poor = new Set();
  place.poor.add(person.key);
};

const isJudged = ({ audio }: PersonFacts): boolean => audio.good + audio.poor > 0;
const isPoorPerson = ({ sent, heard }: PersonFacts): boolean => sent === 'poor' || heard === 'poor';

const NO_SPAN = { start: undefined, end: undefined };

const spanOf = ({ start, end }: Session): Range | undefined =>
  start === undefined ? undefined : rangeOf(start, end ?? start);

/** A person as one session tells of them. */
const personIn = (facts: EndFacts): PersonFacts => {
  const { session, endpoint } = facts;
  const sent = facts.flow('audio', 'sent');
  const heard = facts.flow('audio', 'heard');
  const network = facts.networks[0]?.thing;
  const span = spanOf(session);
  return {
    key: facts.person,
    identity: endpoint?.identity,
    stays: [{ session: facts.index, ...(span ?? NO_SPAN) }],
    sent: sent.grade,
    heard: heard.grade,
    sentTimes: sent.worstTimes,
    heardTimes: heard.worstTimes,
    worstTimes: worstTimesOf(facts),
    audio: session.isTest === true ? NO_STREAMS : tallyOf(sent, heard),
    packetsSent: sent.packets ?? 0,
    feedback: endpoint?.feedback,
    platform: endpoint?.userAgent?.platform,
    place: placeOf(network),
    publicAddress: network?.reflexiveIpAddress,
    accessPoint: network?.bssid,
    builtInSound: hasBuiltInSound(facts),
  };
};

const worstTimesOf = (facts: EndFacts): number => {
  let worst = 0;
  for (const kind of MEDIA) {
    for (const way of WAYS) worst = Math.max(worst, facts.flow(kind, way).worstTimes);
  }
  return worst;
};

/** A person of whom another session tells more: what was told first stands. */
const together = (before: PersonFacts, next: PersonFacts): PersonFacts => ({
  key: before.key,
  identity: before.identity ?? next.identity,
  stays: [...before.stays, ...next.stays],
  sent: worseGrade(before.sent, next.sent),
  heard: worseGrade(before.heard, next.heard),
  sentTimes: Math.max(before.sentTimes, next.sentTimes),
  heardTimes: Math.max(before.heardTimes, next.heardTimes),
  worstTimes: Math.max(before.worstTimes, next.worstTimes),
  audio: sumTallies(before.audio, next.audio),
  packetsSent: before.packetsSent + next.packetsSent,
  feedback: voteOf([before.feedback, next.feedback]),
  platform: before.platform ?? next.platform,
  place: before.place ?? next.place,
  publicAddress: before.publicAddress ?? next.publicAddress,
  accessPoint: before.accessPoint ?? next.accessPoint,
  builtInSound: before.builtInSound || next.builtInSound,
});

/** Names that drivers give to what is part of the machine: their echo canceller has the least room. */
const BUILT_IN = /realtek|built[- ]?in|internal|macbook|microphone array/i;

const hasBuiltInSound = ({ devices }: EndFacts): boolean =>
  devices.some(
    ({ thing }) =>
      BUILT_IN.test(thing.captureDeviceName ?? '') || BUILT_IN.test(thing.renderDeviceName ?? ''),
  );

/** Gone for so long at most counts as thrown out rather than left: our judgement. */
const QUICK_MS = 60 * SECOND_MS;

const rejoinOf = (person: PersonFacts): Rejoin | undefined => {
  const inOrder = spansOf(person).toSorted((one, other) => one.start - other.start);
  for (const [index, span] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next && next.start > span.end && next.start - span.end <= QUICK_MS) {
      return { person: person.key, left: span.end, back: next.start };
    }
  }
  return undefined;
};
