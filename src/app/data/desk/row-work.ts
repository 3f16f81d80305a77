import type { LimitSet } from '#quality/limit-sets';
import { createRowBuilder } from '#report/list/row-builder';
import type { SessionRow } from '#report/list/session-rows';
import type { Work } from './job.ts';
import type { ChangedRows, SentRow } from './messages.ts';

/** Makes rows, and says which are new or other than when it last said so. */
export const createRowWork = (limits: LimitSet, say: (rows: ChangedRows) => void): Work => {
  const builder = createRowBuilder(limits);
  let rows: readonly SessionRow[] = [];
  let told: readonly SessionRow[] = [];
  return {
    take: (sessions) => {
      rows = builder.add(sessions);
    },
    tell: (pages) => {
      const places = rows.flatMap((row, place) => (row === told[place] ? [] : [place]));
      say({ pages, places, rows: places.flatMap((place) => rows[place] ?? []).map(toSent) });
      told = rows;
    },
  };
};

const toSent = ({ parts, ...row }: SessionRow): SentRow => ({
  ...row,
  parts: parts.map(({ session: _session, ...part }) => part),
});
