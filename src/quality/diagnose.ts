import type { EpochMs } from '#base/units';
import type { CallRecord, Session } from '#calls/model';
import { sessionPrint } from '#calls/session-mark';
import { createCallBook } from './call-book.ts';
import type { CallFacts } from './call-facts.ts';
import { confidenceRank } from './confidence.ts';
import { peopleFacts, type EndFacts } from './end-facts.ts';
import { toFinding, type Finding } from './finding.ts';
import { NO_FLEET, type Fleet } from './fleet.ts';
import { createGroups, type Groups } from './groups.ts';
import { CQD_LIMITS, type LimitSet } from './limit-sets.ts';
import { rankFindings } from './rank.ts';
import type { CallSign, Context, Rule, Sign } from './rule.ts';
import { RULES } from './rules.ts';

/** Whose ticket it is, and of when. */
export type About = { readonly person?: string; readonly at?: EpochMs };

export type DiagnosisOptions = {
  readonly record?: CallRecord | undefined;
  readonly limits?: LimitSet;
  readonly fleet?: Fleet;
  readonly about?: About;
  /** The time of asking. */
  readonly now?: EpochMs;
  readonly rules?: readonly Rule[];
};

/** What is found so far. */
export type Diagnosis = {
  /** Ranked: the first is the verdict. Never empty once a session was read. */
  readonly findings: readonly Finding[];
  /** The verdict that stood here before, when reading on has changed it. */
  readonly previous: Finding | undefined;
  /** Keys of findings that are new since the page before, or touch other people than then. */
  readonly changed: readonly string[];
  /** Rules that threw, by id: the others went on without them. */
  readonly broken: readonly string[];
  readonly call: CallFacts;
};

/** Diagnoses one record as its pages come. */
export type Diagnoser = {
  /** Adds sessions: work for these alone. */
  readonly take: (sessions: readonly Session[]) => void;
  /** What is told of all that was taken: work for the whole. */
  readonly found: () => Diagnosis;
  /** Both at once. */
  readonly add: (sessions: readonly Session[]) => Diagnosis;
  /** The same for another ticket, without reading anything again. */
  readonly about: (about: About) => Diagnosis;
};

/** A diagnoser with nothing read. Sessions that come twice count once; the order of pages does not matter. */
export const createDiagnosis = (options: DiagnosisOptions = {}): Diagnoser => {
  const { record, limits = CQD_LIMITS, fleet = NO_FLEET, now, rules = RULES } = options;
  const book = createCallBook(record);
  const groups = createGroups();
  const judging = rules.filter(judgesEnds);
  const seen = new Set<number>();
  const broken = new Set<string>();
  let about = options.about ?? {};
  let nextIndex = 0;
  let verdict: Finding | undefined;
  let previous: Finding | undefined;
  let touchedBefore: ReadonlyMap<string, number> = new Map();

  const attempt = <Value>(rule: Rule, judge: () => Value): Value | undefined => {
    try {
      return judge();
    } catch {
      broken.add(rule.id);
      return undefined;
    }
  };

  const isRepeat = (session: Session): boolean => {
    const count = seen.size;
    return seen.add(sessionPrint(session)).size === count;
  };

  const addSession = (session: Session): void => {
    const index = nextIndex++;
    if (isRepeat(session)) return;
    const ends = peopleFacts(session, index, limits);
    if (ends[0]) book.addSession(ends[0]);
    for (const facts of ends) book.addPerson(facts);
    // A test call is no one's trouble; it is listed and not judged.
    if (session.isTest === true) return;
    for (const { rule, facts, sign } of judgeSession(ends, judging, { fleet, about, now }, attempt)) {
      groups.add(rule, { ...sign, person: facts.person, session: index });
      if (sign.bystander !== true && (rule.kind === 'cause' || rule.kind === 'failure')) {
        book.explain(facts.person, rule.id, sign.side === 'sent' || sign.side === 'both');
      }
    }
  };

  const result = (): Diagnosis => {
    const call = book.facts();
    const ofCall = signsOfCall(rules, call, { fleet, about, now }, attempt);
    const gathered = [...groups.all(), ...ofCall.all()];
    const told = withoutExplained(gathered)
      .map(({ rule, group }) => attempt(rule, () => toFinding(rule, group, call, about.at)))
      .filter((finding) => finding !== undefined);
    const findings = rankFindings(told, call, about.person);
    const [first] = findings;
    if (verdict !== undefined && first?.key !== verdict.key) previous = verdict;
    verdict = first;
    const changed = findings.filter(({ key, people }) => touchedBefore.get(key) !== people.length);
    touchedBefore = new Map(findings.map(({ key, people }) => [key, people.length]));
    return { findings, previous, changed: changed.map(({ key }) => key), broken: [...broken], call };
  };

  const take = (sessions: readonly Session[]): void => {
    for (const session of sessions) addSession(session);
  };

  return {
    take,
    found: result,
    add: (sessions) => {
      take(sessions);
      return result();
    },
    about: (next) => {
      about = next;
      verdict = undefined;
      previous = undefined;
      return result();
    },
  };
};

/** The diagnosis of sessions that are all there. */
export const diagnose = (sessions: readonly Session[], options: DiagnosisOptions = {}): Diagnosis =>
  createDiagnosis(options).add(sessions);

type Attempt = <Value>(rule: Rule, judge: () => Value) => Value | undefined;
type Judged = { readonly rule: Rule; readonly person: string; readonly facts: EndFacts; readonly sign: Sign };

/** A rule of single sessions. */
type EndRule = Rule & Required<Pick<Rule, 'judge'>>;

const judgesEnds = (rule: Rule): rule is EndRule => rule.judge !== undefined;

/** Asks every rule about every end, one rule after the other, and drops what another rule explains. */
const judgeSession = (
  ends: readonly EndFacts[],
  rules: readonly EndRule[],
  context: Context,
  attempt: Attempt,
): readonly Judged[] => {
  const judged: Judged[] = [];
  for (const rule of rules) {
    for (const facts of ends) {
      const sign = attempt(rule, () => rule.judge(facts, context, judged));
      if (sign) judged.push({ rule, person: facts.person, facts, sign });
    }
  }
  return judged.filter(
    (one) =>
      !judged.some(
        (other) =>
          other.facts === one.facts &&
          other.sign.bystander !== true &&
          (other.rule.explains?.includes(one.rule.id) ?? false),
      ),
  );
};

type Gathered = ReturnType<Groups['all']>[number];

/**
 * Groups without those that another one explains: the same cause told with less certainty of the same people, or
 * a cause that another rule accounts for, for half of its people at least.
 */
const withoutExplained = (gathered: readonly Gathered[]): readonly Gathered[] =>
  gathered.filter((one) => !gathered.some((other) => other !== one && accountsFor(other, one)));

const accountsFor = (other: Gathered, one: Gathered): boolean => {
  const isSame = other.rule === one.rule && isSurer(other, one);
  if (!isSame && !(other.rule.explains?.includes(one.rule.id) ?? false)) return false;
  const theirs = new Set(other.group.people);
  const shared = one.group.people.filter((key) => theirs.has(key)).length;
  return isSame ? shared === one.group.people.length : shared * 2 >= one.group.people.length;
};

const isSurer = (other: Gathered, one: Gathered): boolean =>
  confidenceRank(other.group.confidence) < confidenceRank(one.group.confidence);

const signsOfCall = (rules: readonly Rule[], call: CallFacts, context: Context, attempt: Attempt): Groups => {
  const groups = createGroups();
  for (const rule of rules) {
    const { judgeCall } = rule;
    if (!judgeCall) continue;
    const signs: readonly CallSign[] = attempt(rule, () => judgeCall(call, context)) ?? [];
    for (const { people, ...sign } of signs) {
      const session = sign.session ?? call.people.get(sign.person)?.stays[0]?.session ?? 0;
      groups.add(rule, { ...sign, session }, people);
    }
  }
  return groups;
};
