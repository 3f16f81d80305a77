import type { Identity, Session } from '#calls/model';
import type { End } from '#quality/facts';
import { endpointOf, endsWithRows, personName } from './row-source.ts';
import { toPart } from './session-part.ts';
import { toRow } from './session-row.ts';
import type { SessionPart, SessionRow } from './session-rows.ts';

/** Makes rows out of sessions as pages bring them. */
export type RowBuilder = {
  /**
   * All rows so far, in the order in which their people were first met. A page costs work for its own sessions:
   * rows it does not touch are the same objects as before, and a page that brings nothing new the same list.
   */
  readonly add: (sessions: readonly Session[]) => readonly SessionRow[];
};

type PartList = [SessionPart, ...SessionPart[]];

/** A builder for one record. Sessions that come twice in the same words count once. */
export const createRowBuilder = (): RowBuilder => {
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
        for (const side of endsWithRows(session)) {
          const key = keyOf(session, side);
          const before = touched.get(key) ?? rows[places.get(key) ?? -1]?.parts ?? [];
          if (before.some((part) => isRepeat(part, session, side))) continue;
          const part = toPart(session, side, index);
          const parts = touched.get(key);
          if (parts) parts.push(part);
          else touched.set(key, [part, ...before]);
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

/** The person's id; without one the session's, whose later entries are the same leg handed over. */
const keyOf = (session: Session, side: End): string =>
  endpointOf(session, side)?.identity?.id ?? (side === 'caller' ? session.id : `${session.id}/callee`);

const isRepeat = (part: SessionPart, session: Session, side: End): boolean =>
  part.session.id === session.id &&
  part.side === side &&
  part.start === session.start &&
  part.end === session.end &&
  otherEnd(part.session, side) === otherEnd(session, side);

/** An auto attendant that hands over keeps the session's id: then the other end differs. */
const otherEnd = (session: Session, side: End): string => {
  const other = endpointOf(session, side === 'caller' ? 'callee' : 'caller');
  return `${other?.identity?.id ?? ''} ${other?.userAgent?.serviceRole ?? ''} ${other?.machineName ?? ''}`;
};
