import type { Session } from '#calls/model';
import type { LimitSet } from '#quality/limit-sets';
import type { OpenedFile } from '../data/opened-file.ts';
import type { Reading } from '../features/record-strip/reading.ts';
import { untilRowsAreMade } from './reading-state.ts';
import type { Call } from './useCall.ts';
import { useRows } from './useRows.ts';

const nothing = () => undefined;

/** A call opened from files, in the shape of any other. There is nothing to ask for: what the files hold comes by itself. */
export const useFileCall = (file: OpenedFile, limits: LimitSet): Call => {
  const isWhole = isAllHere(file);
  const { rows, upTo } = useRows(`file ${file.serial}`, { pages: file.portions, isWhole }, limits);
  return {
    record: file.record,
    participants: file.participants,
    pages: file.portions,
    isWhole,
    isRecordKnown: true,
    arePeopleKnown: true,
    rows,
    reading: untilRowsAreMade(readingOf(file), upTo === file.portions.at(-1)),
    error: null,
    isEmpty: file.record === undefined || (upTo === undefined && file.portions.length > 0),
    missing: [],
    stoppedBy: null,
    readMore: nothing,
    readAll: nothing,
    pause: nothing,
    retry: nothing,
    bodies: file.bodies,
    readNewest: nothing,
    rawQuery: (index: number, session: Session) => ({
      queryKey: ['file', file.serial, 'raw', index],
      queryFn: () => file.raw(index, session),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  };
};

const shownOf = ({ portions }: OpenedFile): number =>
  portions.reduce((sum, { sessions }) => sum + sessions.length, 0);

const isAllHere = (file: OpenedFile): boolean => file.state === 'open' && shownOf(file) === file.total;

const readingOf = (file: OpenedFile): Reading => {
  const { total, portions, record, isPageMissing, caseInfo } = file;
  return {
    shown: shownOf(file),
    expected: caseInfo?.read.expected ?? total,
    pagesRead: new Set(portions.map(({ page }) => page)).size,
    version: record?.version ?? caseInfo?.record.version,
    mayGrow: false,
    state: isAllHere(file)
      ? { kind: isPageMissing ? 'cut' : 'complete' }
      : { kind: 'reading', toTheEnd: true, nextPageAt: undefined },
  };
};
