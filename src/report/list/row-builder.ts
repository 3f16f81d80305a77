import type { Identity, Session } from '#calls/model';
import { isSameSession } from '#calls/session-mark';
import { endsWithPeople, personKey } from '#quality/ends';
import { CQD_LIMITS, type LimitSet } from '#quality/limit-sets';
import { personName } from './row-source.ts';
import { judgePart, numbersOf, type JudgedPart } from './session-part.ts';
import { toRow } from './session-row.ts';
import type { SessionRow } from './session-rows.ts';

/** Makes rows out of sessions as pages bring them. */
export type RowBuilder = {
  /**
   * All rows so far, in the order in which their people were first met. A page costs work for its own sessions:
   * rows it does not touch are the same objects as before, and a page that brings nothing new the same list.
   */
  readonly add: (sessions: readonly Session[]) => readonly SessionRow[];
};

type PartList = [JudgedPart, ...JudgedPart[]];

/**
 * A builder for one record, its streams judged by one set of limits. Sessions that come twice in the same words
 * count once.
 */
export const createRowBuilder = (limits: LimitSet = CQD_LIMITS): RowBuilder => {
  let rows: readonly SessionRow[] = [];
  const places = new Map<string, number>();
  let sessionCount = 0;
  let unnamedCount = 0;

  const nameFor = (person: Identity | undefined): string => personName(person) ?? `Unnamed ${++unnamedCount}`;

  return {
    add: (sessions) => {
      const touched = new Map<string, PartList>();
      for (const session of sessions) {
        const index = sessionCount++;
        for (const side of endsWithPeople(session)) {
          const key = personKey(session, side);
          const parts = touched.get(key);
          const before = parts ?? judgedParts(rows[places.get(key) ?? -1]);
          if (before.some(({ part }) => part.side === side && isSameSession(part.session, session))) continue;
          const judged = judgePart(session, side, index, limits);
          if (parts) parts.push(judged);
          else touched.set(key, [judged, ...before]);
        }
      }
      if (touched.size === 0) return rows;
      const next = [...rows];
      for (const [key, parts] of touched) {
        const place = places.get(key) ?? next.length;
        places.set(key, place);
        next[place] = toRow(key, parts, next[place]?.name, nameFor);
      }
      rows = next;
      return rows;
    },
  };
};

const judgedParts = (row: SessionRow | undefined): readonly JudgedPart[] =>
  row?.parts.map((part) => ({ part, numbers: numbersOf(row, part) })) ?? [];
