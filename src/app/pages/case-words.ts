import { formatClockMinutes, formatCount, formatDate, zoneLabel } from '#report/format';
import type { OpenedFile } from '../data/opened-file.ts';
import type { CaseInfo } from '#report/case/read-case';

/** What the strip over a case file says: of when, which version, how much of it, who can be recognised, by what. */
export const caseWords = (
  { made, record, read, fieldLevel }: CaseInfo,
  { total, entries }: Pick<OpenedFile, 'total' | 'entries'>,
  zone: string,
) => {
  const date = formatDate(made.at, zone);
  const time = `${formatClockMinutes(made.at, zone)} ${zoneLabel(zone, made.at)}`;
  return {
    made: `Case file of ${date}, ${time}`,
    version: record.version === undefined ? 'record without version' : `record version ${record.version}`,
    read: readWords(read, total),
    names: fieldLevel === 'metrics' ? 'names masked' : 'names shown',
    by: `made by ${made.by}`,
    damage:
      total < read.sessions || entries.some(({ isTaken }) => !isTaken) ? damageWords(read, total) : undefined,
  };
};

const sessionWords = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'session' : 'sessions'}`;

const readWords = ({ isComplete, expected }: CaseInfo['read'], total: number): string => {
  if (isComplete) return total === 1 ? 'its 1 session' : `all ${sessionWords(total)}`;
  return expected === undefined || expected <= total
    ? `${sessionWords(total)}, maybe not all`
    : `${formatCount(total)} of ≈ ${sessionWords(expected)}`;
};

const damageWords = ({ sessions }: CaseInfo['read'], total: number): string =>
  total < sessions
    ? `Damaged: ${sessionWords(sessions - total)} of it cannot be read.`
    : 'Damaged: a part of it cannot be read.';
