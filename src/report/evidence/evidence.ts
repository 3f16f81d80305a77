import { CONFIDENCE_PIPS } from '#quality/confidence';
import { capital } from '#base/capital';
import type { Range } from '#base/range';
import { MINUTE_MS, type EpochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import type { LimitSet } from '#quality/limit-sets';
import type { CallFacts } from '../call-title.ts';
import { causeLadders, type CauseLadders } from './evidence-ladders.ts';
import { causePath, type CausePath } from './evidence-path.ts';
import { cellSentence, gridShapes, type CellShape } from '../verdict/grid-shapes.ts';
import { sideGrid } from '../verdict/side-grid.ts';
import { footerOf, type FooterLine, type Making } from './evidence-footer.ts';
import { speaksFor, type Point } from './evidence-points.ts';
import { excerptOf, type Excerpt } from './evidence-rows.ts';
import { formatClock, formatClockMinutes, formatDate, zoneLabel } from '../format.ts';
import type { SessionRow } from '../list/session-rows.ts';
import type { FindingView, Verdict } from '../verdict/verdict.ts';

/** How much of the record is here: “Record version 2”, “180 of ≈ 240 sessions read”. */
export type ShareRead = {
  readonly version: string | undefined;
  readonly words: string;
  readonly isPartial: boolean;
  /** Whether a later version may still add data. */
  readonly mayGrow: boolean;
};

/** What the person chose to send. */
export type EvidenceParts = {
  readonly ladders: boolean;
  readonly sessions: boolean;
  /** Who hurt whom. */
  readonly grid: boolean;
  readonly path: boolean;
  readonly ticket: boolean;
};

/** A call and what was found in it, with names or with pseudonyms throughout. */
export type EvidenceSubject = {
  readonly record: CallRecord | undefined;
  /** “Meeting, Wed 19 Aug 2026, 14:00–14:47”: without names. */
  readonly title: string;
  readonly facts: CallFacts | undefined;
  readonly rows: readonly SessionRow[];
  /** What to call the person of a row's key. */
  readonly nameOf: (key: string) => string;
  readonly verdict: Verdict;
  readonly whole: Range;
  readonly limits: LimitSet;
  readonly read: ShareRead;
  readonly zone: string;
  /** Whose ticket it is, by row key, of when, and in which words. */
  readonly ticket: {
    readonly person: string | undefined;
    readonly at: EpochMs | undefined;
    readonly words: string | undefined;
  };
  readonly isMasked: boolean;
  /** The filter of the page, in words. */
  readonly filter: string;
  readonly making: Making;
  readonly parts: EvidenceParts;
};

/** What card, texts and dialog all say: one model, so that none of them can say anything else. */
export type Evidence = {
  readonly recordId: string;
  /** The claim; also the picture's alternative text. */
  readonly sentence: string;
  readonly confidence: string;
  readonly pips: number;
  readonly proofs: string;
  readonly isMasked: boolean;
  /** “Names shown. Record version 2, 180 of ≈ 240 sessions read”. */
  readonly state: string;
  readonly isPartial: boolean;
  readonly call: { readonly kind: string; readonly when: string; readonly zones: string };
  readonly who: { readonly label: string; readonly lines: readonly string[] };
  readonly ticket: string | undefined;
  readonly ladders: CauseLadders | undefined;
  readonly speaksFor: readonly Point[];
  readonly speaksAgainst: readonly string[];
  readonly excerpt: Excerpt | undefined;
  /** Who hurt whom with audio, and its cells laid out; undefined in a call of two. */
  readonly grid: EvidenceGrid | undefined;
  readonly path: CausePath | undefined;
  readonly window: Range;
  readonly zone: string;
  readonly at: EpochMs | undefined;
  readonly next: string;
  /** Further findings, a sentence each: “Possible: UDP looks blocked …”. */
  readonly others: readonly string[];
  readonly footer: readonly FooterLine[];
};

export type EvidenceGrid = {
  readonly shapes: readonly CellShape[];
  /** “Sent poorly, heard well: 1 person, Diego Siciliani”, a sentence for each cell that holds somebody. */
  readonly sentences: readonly string[];
  readonly people: number;
};

/** The evidence of a call's verdict. */
export const evidenceOf = (subject: EvidenceSubject): Evidence => {
  const { verdict, read, parts, isMasked, zone, whole } = subject;
  const { main, others } = verdict;
  const ladders = parts.ladders ? causeLadders(main, subject) : undefined;
  const excerpt = parts.sessions ? excerptOf(subject) : undefined;
  return {
    recordId: subject.making.recordId,
    sentence: main.sentence,
    confidence: main.confidenceWord,
    pips: CONFIDENCE_PIPS[main.confidence],
    proofs: main.proofs,
    isMasked,
    state: `${isMasked ? 'Names masked' : 'Names shown'}. ${recordWords(read)}, ${read.words}`,
    isPartial: read.isPartial,
    call: callWords(subject),
    who: whoWords(subject.facts),
    ticket: parts.ticket ? subject.ticket.words : undefined,
    ladders,
    speaksFor: speaksFor(subject, ladders),
    speaksAgainst: againstOf(main),
    excerpt,
    grid: parts.grid ? gridOf(subject) : undefined,
    path: parts.path ? causePath(main, subject) : undefined,
    window: whole,
    zone,
    at: subject.ticket.at,
    next: main.next,
    others: others.map(({ confidenceWord, sentence }) => `${confidenceWord}: ${sentence}`),
    footer: footerOf(subject, excerpt, ladders !== undefined),
  };
};

const gridOf = ({ rows, nameOf, record, ticket }: EvidenceSubject): EvidenceGrid | undefined => {
  if (record?.type === 'peerToPeer') return undefined;
  const grid = sideGrid(rows, 'audio', ticket.person);
  return {
    shapes: gridShapes(grid, ticket.person, nameOf),
    sentences: grid.cells
      .flat()
      .filter(({ people }) => people.length > 0)
      .map((cell) => cellSentence(cell, nameOf)),
    people: grid.people,
  };
};

const recordWords = ({ version }: ShareRead): string =>
  version === undefined ? 'Record without version' : `Record version ${version}`;

/** A call without cause has nothing to speak against. */
const againstOf = ({ confidence, against }: FindingView): readonly string[] =>
  confidence === 'noCause' ? [] : against.map((words) => `${capital(words)}.`.replace(/\.\.$/, '.'));

/** The day and time in the chosen zone, and the same in UTC. */
const callWords = ({ title, whole, zone }: EvidenceSubject): Evidence['call'] => {
  const comma = title.indexOf(', ');
  const [kind, told] = comma < 0 ? [title, undefined] : [title.slice(0, comma), title.slice(comma + 2)];
  const { start, end } = whole;
  const clock = end - start < 5 * MINUTE_MS ? formatClock : formatClockMinutes;
  const span = (inZone: string) => `${clock(start, inZone)}–${clock(end, inZone)}`;
  const label = zoneLabel(zone, start);
  return {
    kind,
    when: told ?? `${formatDate(start, zone)}, ${span(zone)}`,
    zones: label === 'UTC' ? 'UTC' : `${label.replace(',', ' time,')} (${span('UTC')} UTC)`,
  };
};

const whoWords = (facts: CallFacts | undefined): Evidence['who'] => {
  const { label, name } = whoOf(facts?.who);
  const first = [name, facts?.participants].filter((part) => part !== undefined).join(', ');
  return { label, lines: [first, facts?.modalities ?? ''].filter((part) => part !== '') };
};

const whoOf = (who: CallFacts['who']): { readonly label: string; readonly name?: string } => {
  switch (who?.kind) {
    case 'organised':
      return { label: 'Organised by', name: who.by };
    case 'called':
      return { label: 'Between', name: `${who.caller} called ${who.callee}` };
    case undefined:
      return { label: 'In it' };
  }
};
