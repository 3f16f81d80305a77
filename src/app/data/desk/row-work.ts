import type { LimitSet } from '#quality/limit-sets';
import { createRowBuilder } from '#report/list/row-builder';
import type { SessionRow } from '#report/list/session-rows';
import type { Work } from './job.ts';
import type { ChangedRows, SentRow } from './messages.ts';

/** Makes rows, and says which are new or other than when it last did. They go page by page, and are told of together. */
export const createRowWork = (limits: LimitSet, say: (rows: ChangedRows) => void): Work => {
  const builder = createRowBuilder(limits);
  let rows: readonly SessionRow[] = [];
  let sent: readonly SessionRow[] = [];
  const send = (pages: number | undefined): void => {
    const places = rows.flatMap((row, place) => (row === sent[place] ? [] : [place]));
    say({ pages, places, rows: places.flatMap((place) => rows[place] ?? []).map(toSent) });
    sent = rows;
  };
  return {
    take: (sessions) => {
      rows = builder.add(sessions);
    },
    hand: () => send(undefined),
    tell: send,
  };
};

const toSent = ({ parts, ...row }: SessionRow): SentRow => ({
  ...row,
  parts: parts.map(({ session: _session, ...part }) => part),
});
