import { useEffect, useMemo } from 'react';
import { HOUR_MS, epochMs, type EpochMs } from '#base/units';
import type { AskedWhen } from '#report/ticket/asked-call';
import { shortCallTitle } from '#report/call-title';
import { formatCount, formatDay } from '#report/format';
import type { Candidate } from '#report/ticket/rank-calls';
import { personName } from '#report/list/row-source';
import type { CandidateLine } from '../features/finder/CandidateRow.tsx';
import { Finder } from '../features/finder/Finder.tsx';
import type { RulerScale } from '../features/finder/Ruler.tsx';
import { finderChips } from './finder-chips.ts';
import { finderNote } from './finder-note.ts';
import { ticketInstant } from './ticket-edits.ts';
import { useFinder } from './useFinder.ts';

type Props = {
  readonly text: string;
  /** Which candidate the arrows have reached. */
  readonly active: number | undefined;
  readonly listId: string;
  /** The candidates shown, in order, and the time asked for: what the box's keys open. */
  readonly onFound: (ids: readonly string[], at: EpochMs | undefined) => void;
  readonly onOpen: (id: string) => void;
};

/** What the finder's text was read as, and the calls it may mean. */
export const FindCalls = ({ text, active, listId, onFound, onOpen }: Props) => {
  const finder = useFinder(text);
  const { asked, candidates, zone, viewerZone } = finder;
  const lines = useMemo(
    () => candidates.map((candidate) => toLine(candidate, viewerZone, asked.when !== undefined)),
    [candidates, viewerZone, asked.when],
  );
  const at = ticketInstant(asked);
  useEffect(
    () =>
      onFound(
        lines.map(({ id }) => id),
        at,
      ),
    [lines, at, onFound],
  );
  return (
    <Finder
      key={text}
      listId={listId}
      active={active}
      chips={finderChips(finder)}
      note={finderNote(finder)}
      isSearching={finder.isSearching}
      candidates={lines}
      scale={rulerScale(asked.when, candidates, zone)}
      onOpen={onOpen}
    />
  );
};

const toLine = ({ call, match, reasons }: Candidate, zone: string, dayIsTold: boolean): CandidateLine => {
  const { record, rows, people, isComplete } = call;
  const context = { zone, people: people ?? rows.map(({ person }) => person) };
  const day = dayIsTold || record.start === undefined ? '' : `, ${formatDay(record.start, zone)}`;
  return {
    id: record.id,
    match,
    reasons,
    icon: record.type === 'peerToPeer' ? 'twoPeople' : 'meeting',
    title: `${shortCallTitle(record, context)}${day}${whoWords(call)}`,
    start: record.start,
    end: record.end,
    state: stateWords(rows.length, isComplete, record.version),
  };
};

/** “, organised by Megan Bowen, 238 people”, “, Anna Lidman and Adele Vance”. */
const whoWords = ({ record, rows, people }: Candidate['call']): string => {
  const named = people ?? rows.map(({ person }) => person).filter((person) => person !== undefined);
  if (record.type === 'peerToPeer' && named.length === 2) {
    const names = named.map((person) => personName(person)).filter((name) => name !== undefined);
    if (names.length === 2) return `, ${names.join(' and ')}`;
  }
  const organiser = personName(record.organizer);
  return [
    organiser === undefined ? '' : `, organised by ${organiser}`,
    named.length === 0 ? '' : `, ${formatCount(named.length)} people`,
  ].join('');
};

const stateWords = (rows: number, isComplete: boolean, version: string | undefined): string => {
  if (rows === 0) return 'not read';
  if (!isComplete) return `partly read, ${formatCount(rows)} people`;
  return version === undefined ? 'complete' : `complete, version ${version}`;
};

/** Three quarters of an hour either side of a time; for a day, what its candidates need. */
const rulerScale = (
  when: AskedWhen | undefined,
  candidates: readonly Candidate[],
  zone: string,
): RulerScale | undefined => {
  if (when === undefined) return undefined;
  const at = when.time !== undefined && when.time.start === when.time.end ? when.time.start : undefined;
  if (when.time !== undefined) {
    const side = 0.75 * HOUR_MS;
    const range = { start: epochMs(when.time.start - side), end: epochMs(when.time.end + side) };
    return { range, around: when.around, at, zone };
  }
  const starts = candidates.map(({ call }) => call.record.start).filter((start) => start !== undefined);
  const ends = candidates.map(({ call }) => call.record.end).filter((end) => end !== undefined);
  if (starts.length === 0 || ends.length === 0) return undefined;
  const range = { start: epochMs(Math.min(...starts)), end: epochMs(Math.max(...ends)) };
  return { range, around: range, at, zone };
};
