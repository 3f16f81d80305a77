import { DAY_MS, type EpochMs } from '#base/units';
import { formatCount } from '#report/format';
import type { OpenedFile } from '../data/opened-file.ts';

/** Graph forgets records after this. */
const KEPT_MS = 30 * DAY_MS;

/** What the strip of a call from files says. */
export const fileWords = (
  {
    entries,
    record,
    total,
    isPageMissing,
  }: Pick<OpenedFile, 'entries' | 'record' | 'total' | 'isPageMissing'>,
  now: EpochMs,
) => {
  const taken = entries.filter(({ isTaken }) => isTaken);
  const leftOut = entries.filter(({ isTaken }) => !isTaken);
  const [only] = taken;
  const [first] = leftOut;
  const sessions = total === 1 ? '1 session' : `${formatCount(total)} sessions`;
  const age =
    record?.end === undefined || now - record.end < KEPT_MS ? '' : ' Older than the 30 days Graph keeps.';
  return {
    source: taken.length === 1 && only !== undefined ? only.name : `${taken.length} files`,
    read: isPageMissing
      ? {
          strong: `${sessions} read, maybe not all.`,
          rest: 'It names a next page whose link cannot be followed.',
        }
      : { strong: `${sessions} read.`, rest: 'It names no further page.' },
    version: `${record?.version === undefined ? 'No version given.' : `Version ${record.version}.`}${age}`,
    leftOut:
      first === undefined
        ? undefined
        : leftOut.length === 1
          ? `Left out: ${first.name}, ${first.words.replace(/, left out$/, '')}.`
          : `${leftOut.length} files left out, the first ${first.name}: ${first.words.replace(/, left out$/, '')}.`,
  };
};
