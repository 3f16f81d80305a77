import { rangeOf, type Range } from '#base/range';
import { SECOND_MS, type EpochMs } from '#base/units';
import type { CallRecord, Session } from '#calls/model';
import { isPoorRating, type CallFacts, type PersonFacts, type Rejoin } from './call-facts.ts';
import type { EndFacts } from './end-facts.ts';
import { endpointOf, voteOf } from './ends.ts';
import { worstGrade } from './facts.ts';
import { addStreams, addToTally, NO_STREAMS, NOTHING_TALLIED } from './tally.ts';
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
      const now = withSession(before, facts);
      people.set(now.key, now);
      const isNewlyJudged = isJudged(now) && !(before && isJudged(before));
      if (isNewlyJudged) judgedPeople++;
      addToPlace(places, now, isNewlyJudged);
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

const addTo = (sets: Map<string, Set<string>>, key: string | undefined, value: string): void => {
  if (key === undefined) return;
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
};

type PlaceBook = { readonly people: Set<string>; judged: number; readonly poor: Set<string> };

/** A person's place never changes, so that one who moves from office to home counts where they were first. */
const addToPlace = (places: Map<string, PlaceBook>, person: PersonFacts, isNewlyJudged: boolean): void => {
  if (person.place === undefined) return;
  const known = places.get(person.place);
  const place = known ?? { people: new Set(), judged: 0, poor: new Set() };
  if (!known) places.set(person.place, place);
  place.people.add(person.key);
  if (isNewlyJudged) place.judged++;
  if (isPoorPerson(person)) place.poor.add(person.key);
};

const isJudged = ({ audio }: PersonFacts): boolean => audio.good + audio.poor > 0;
const isPoorPerson = ({ sent, heard }: PersonFacts): boolean => sent === 'poor' || heard === 'poor';

const spanOf = ({ start, end }: Session): Range | undefined =>
  start === undefined ? undefined : rangeOf(start, end ?? start);

const withSession = (before: PersonFacts | undefined, facts: EndFacts): PersonFacts => {
  const { session, endpoint } = facts;
  const sent = facts.flow('audio', 'sent');
  const heard = facts.flow('audio', 'heard');
  const others = (['video', 'sharing'] as const).flatMap((kind) => [
    facts.flow(kind, 'sent').worstTimes,
    facts.flow(kind, 'heard').worstTimes,
  ]);
  const network = facts.networks[0]?.thing;
  const span = spanOf(session);
  return {
    key: facts.person,
    identity: before?.identity ?? endpoint?.identity,
    sessions: [...(before?.sessions ?? []), facts.index],
    spans: [...(before?.spans ?? []), ...(span ? [span] : [])],
    sent: worstGrade([sent.grade, ...(before ? [before.sent] : [])]),
    heard: worstGrade([heard.grade, ...(before ? [before.heard] : [])]),
    sentTimes: Math.max(before?.sentTimes ?? 0, sent.worstTimes),
    heardTimes: Math.max(before?.heardTimes ?? 0, heard.worstTimes),
    worstTimes: Math.max(before?.worstTimes ?? 0, sent.worstTimes, heard.worstTimes, ...others),
    audio: addStreams(
      before?.audio ?? NO_STREAMS,
      session.isTest === true ? [] : [...sent.streams, ...heard.streams],
    ),
    packetsSent: (before?.packetsSent ?? 0) + (sent.packets ?? 0),
    feedback: voteOf([before?.feedback, endpoint?.feedback]),
    platform: before?.platform ?? endpoint?.userAgent?.platform,
    place: before?.place ?? placeOf(network),
    publicAddress: before?.publicAddress ?? network?.reflexiveIpAddress,
    accessPoint: before?.accessPoint ?? network?.bssid,
    builtInSound: (before?.builtInSound ?? false) || hasBuiltInSound(facts),
  };
};

/** Names that drivers give to what is part of the machine: their echo canceller has the least room. */
const BUILT_IN = /realtek|built[- ]?in|internal|macbook|microphone array/i;

const hasBuiltInSound = ({ devices }: EndFacts): boolean =>
  devices.some(
    ({ thing }) =>
      BUILT_IN.test(thing.captureDeviceName ?? '') || BUILT_IN.test(thing.renderDeviceName ?? ''),
  );

/** Gone for so long at most counts as thrown out rather than left: our judgement. */
const QUICK_MS = 60 * SECOND_MS;

const rejoinOf = ({ key, spans }: PersonFacts): Rejoin | undefined => {
  const inOrder = [...spans].sort((one, other) => one.start - other.start);
  for (const [index, span] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next && next.start > span.end && next.start - span.end <= QUICK_MS) {
      return { person: key, left: span.end, back: next.start };
    }
  }
  return undefined;
};
