import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { HOUR_MS, epochMs } from '#base/units';
import type { AskedWhen } from '#report/asked-call';
import { shortCallTitle } from '#report/call-title';
import { formatCount, formatDay } from '#report/format';
import type { Candidate } from '#report/rank-calls';
import { personName } from '#report/row-source';
import type { CandidateLine } from '../features/finder/CandidateRow.tsx';
import { Finder } from '../features/finder/Finder.tsx';
import type { RulerScale } from '../features/finder/Ruler.tsx';
import { sharedSearch } from '../useUrlView.ts';
import { finderChips } from './finder-chips.ts';
import { finderNote } from './finder-note.ts';
import { onFindAsked } from './find-asked.ts';
import { ticketInstant } from './ticket-edits.ts';
import { useFinder } from './useFinder.ts';

/** The finder with what it searches. What is pasted stays in this component: it may name people. */
export const FindCalls = ({ place }: { readonly place: 'page' | 'bar' }) => {
  const router = useRouter();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const finder = useFinder(text);
  const { asked, candidates, zone, viewerZone } = finder;
  useEffect(() => onFindAsked(() => box.current?.select()), []);

  const lines = useMemo(
    () => candidates.map((candidate) => toLine(candidate, viewerZone, asked.when !== undefined)),
    [candidates, viewerZone, asked.when],
  );
  const open = (id: string) => {
    const at = ticketInstant(asked);
    setText('');
    box.current?.blur();
    void router.navigate({
      to: '/calls/$id',
      params: { id },
      search: (before) => ({ ...sharedSearch(before), ...(at === undefined ? {} : { at: String(at) }) }),
    });
  };
  return (
    <Finder
      place={place}
      box={box}
      text={text}
      onText={setText}
      chips={finderChips(finder)}
      note={finderNote(finder)}
      isSearching={finder.isSearching}
      candidates={lines}
      scale={rulerScale(asked.when, candidates, zone)}
      onOpen={open}
      onEnter={() => {
        const [only, ...others] = asked.ids;
        if (only !== undefined && others.length === 0) open(only);
      }}
      onLeave={() => box.current?.blur()}
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
