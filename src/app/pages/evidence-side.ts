import type { EpochMs } from '#base/units';
import type { Range } from '#base/range';
import type { FieldLevel } from '#calls/fields';
import type { CallRecord, Session } from '#calls/model';
import type { About } from '#quality/diagnose';
import { createDiagnosis } from '#quality/diagnose';
import type { LimitSet } from '#quality/limit-sets';
import { whoCalledWhom } from '#report/call-summary';
import { callFacts, type CallFacts } from '#report/call-title';
import { maskTicket } from '#report/ticket/masked-ticket';
import { readTicket } from '#report/ticket/read-ticket';
import { createRowBuilder } from '#report/list/row-builder';
import { NO_FILTER } from '#report/list/row-filter';
import { parseQuery } from '#report/list/row-query';
import type { SessionRow } from '#report/list/session-rows';
import { toVerdict, type Verdict } from '#report/verdict/verdict';
import { callAtLevel, type LevelledCall, type Pause } from '#report/evidence/masked-call';
import { filterWords } from './filter-words.ts';
import { createRowIndex, placeOf } from './row-places.ts';
import type { Call } from './useCall.ts';
import type { SessionList } from './useSessionList.ts';
import type { Viewer } from './useViewer.ts';

/** What the page shows when evidence is asked for. */
export type EvidencePage = {
  readonly id: string;
  readonly call: Call;
  readonly viewer: Viewer;
  readonly list: SessionList;
  readonly verdict: Verdict | undefined;
  readonly limits: LimitSet;
  readonly title: string;
  readonly facts: CallFacts | undefined;
  readonly whole: Range | undefined;
  readonly zone: string;
  readonly about: About;
  /** When the page was opened. */
  readonly now: EpochMs;
  readonly link: string | undefined;
  readonly isFile: boolean;
  /** The ticket in its own words, where the page knows them. */
  readonly ticketWords: string | undefined;
};

/** The call with names, or the same call with pseudonyms: everything that is written out comes from one of the two. */
export type EvidenceSide = {
  readonly level: FieldLevel;
  readonly record: CallRecord | undefined;
  readonly facts: CallFacts | undefined;
  readonly rows: readonly SessionRow[];
  /** Those of the page's filter, in its order. */
  readonly chosen: readonly SessionRow[];
  readonly nameOf: (key: string) => string;
  readonly verdict: Verdict | undefined;
  readonly person: string | undefined;
  readonly ticketWords: string | undefined;
  readonly filter: string;
  /** Its bodies, where it was made from them. */
  readonly levelled: LevelledCall | undefined;
};

/** As the page shows it. */
export const shownSide = (page: EvidencePage): EvidenceSide => ({
  level: page.viewer.fieldLevel,
  record: page.call.record,
  facts: page.facts,
  rows: page.call.rows,
  chosen: chosenRows(page.list),
  nameOf: page.list.nameOf,
  verdict: page.verdict,
  person: page.about.person,
  ticketWords: page.ticketWords,
  filter: filterWords(page.list.filter, page.list.nameOf),
  levelled: undefined,
});

const chosenRows = ({ shown, unfit }: SessionList): readonly SessionRow[] =>
  shown.rows.filter((row) => !unfit.has(row.key));

/** Whoever has a file may have whole phone numbers in it; nothing leaves with them. */
export const hasWholePhones = ({ isFile, call }: EvidencePage): boolean =>
  isFile && call.rows.some(({ person }) => person?.kind === 'phone');

/** The call's bodies, read once more and masked. In a file the organiser's people are the internal ones. */
export const bodiesAtLevel = async (
  { call, viewer, isFile }: EvidencePage,
  level: FieldLevel,
  pause: Pause,
): Promise<LevelledCall> =>
  callAtLevel(
    await call.bodies(),
    level,
    {
      // Of files only a masked case file was ever masked.
      sentFor: isFile && viewer.fieldLevel === 'identity' ? 'everyone' : viewer.fieldLevel,
      ownTenant: viewer.tenantId ?? call.record?.organizer?.tenantId,
    },
    pause,
  );

/** The whole call made once more out of its bodies at a field level: parsed, judged and put into words again. */
export const sideAtLevel = async (
  page: EvidencePage,
  level: FieldLevel,
  pause: Pause,
): Promise<EvidenceSide> => {
  const { call, list, limits, zone, about } = page;
  const levelled = await bodiesAtLevel(page, level, pause);
  const rows = await rowsOf(levelled.sessions, limits, pause);
  const index = createRowIndex();
  const keys = index.of(rows);
  // A row is found again by its place in Graph's order: that is the same at every level.
  const same = (row: SessionRow | undefined) => row && index.rowOf(keys.get(placeOf(row)) ?? '');
  const nameOf = (key: string) => index.rowOf(key)?.name ?? 'a person not read';
  const person = same(list.rowOf(about.person ?? ''))?.key;
  const ticket = { ...(person !== undefined && { person }), ...(about.at !== undefined && { at: about.at }) };
  const diagnoser = createDiagnosis({ record: levelled.record, limits, about: ticket, now: page.now });
  for (let at = 0; at < levelled.sessions.length; at += SLICE) {
    diagnoser.take(levelled.sessions.slice(at, at + SLICE));
    await pause();
  }
  const isMasked = level === 'metrics';
  const { caller, callee } = whoCalledWhom(rows[0]?.parts.find(({ index }) => index === 0)?.session);
  return {
    level,
    record: levelled.record,
    facts: levelled.record && callFacts(levelled.record, [caller, callee], call.participants?.length),
    rows,
    chosen: chosenRows(list)
      .map(same)
      .filter((row) => row !== undefined),
    nameOf,
    verdict: toVerdict(diagnoser.found(), { nameOf, zone, hidesPlaces: isMasked }, ticket),
    person,
    ticketWords: isMasked ? maskedWords(page) : page.ticketWords,
    filter: levelFilter(list, (key) => same(list.rowOf(key))?.name ?? 'a person', isMasked),
    levelled,
  };
};

const rowsOf = async (
  sessions: readonly Session[],
  limits: LimitSet,
  pause: Pause,
): Promise<readonly SessionRow[]> => {
  const builder = createRowBuilder(limits);
  let rows: readonly SessionRow[] = [];
  for (let at = 0; at < sessions.length; at += ROWS) {
    rows = builder.add(sessions.slice(at, at + ROWS));
    await pause();
  }
  return rows;
};

/** Sessions made into rows between two pauses. */
const ROWS = 250;
/** Sessions judged between two pauses: about half a frame. */
const SLICE = 30;

/** Words of the ticket without whoever is in the call and whoever it was read to name. */
const maskedWords = ({ ticketWords, call, now, zone }: EvidencePage): string | undefined => {
  if (ticketWords === undefined) return undefined;
  const people = [
    ...(call.participants ?? []),
    ...call.rows.map(({ person }) => person),
    call.record?.organizer,
  ];
  // What only may be a name counts when it is written like one.
  const asked = readTicket(ticketWords, now, zone)
    .people.filter(({ kind, words }) => kind !== 'maybe' || /^\p{Lu}/u.test(words))
    .map(({ words }) => words);
  return maskTicket(ticketWords, people, asked);
};

/** Words that somebody typed may name anyone; measures and kinds of network do not. */
const levelFilter = ({ filter }: SessionList, nameOf: (key: string) => string, isMasked: boolean): string => {
  const { terms, problems } = parseQuery(filter.text);
  const isPersonal = problems.length > 0 || terms.some((term) => term.isPersonal);
  if (!isMasked || filter.text === '' || !isPersonal) return filterWords(filter, nameOf);
  const rest = filterWords({ ...NO_FILTER, ...filter, text: '' }, nameOf);
  return rest === 'none' ? 'words typed on the page' : `${rest}; words typed on the page`;
};
