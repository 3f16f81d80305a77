import { endpointOf, otherEnd } from '#quality/ends';
import type { SessionPart, SessionRow } from '#report/list/session-rows';

/** The two people of a 1:1 call, and the session that tells most of it. */
export type TwoParty = {
  readonly caller: SessionRow;
  readonly callee: SessionRow;
  readonly part: SessionPart;
};

/** The two people of a call in which every session has a person at both ends; undefined for any other. */
export const twoPartyOf = (rows: readonly SessionRow[]): TwoParty | undefined => {
  const [first, second] = rows;
  if (first === undefined || second === undefined || rows.length > 2) return undefined;
  const between = rows.flatMap(({ parts }) => parts);
  if (!between.every(({ session, side }) => endpointOf(session, otherEnd(side))?.kind === 'participant')) {
    return undefined;
  }
  const caller = first.end === 'caller' ? first : second;
  const part = caller.parts.find(({ media }) => media.count > 0) ?? caller.parts[0];
  if (part === undefined) return undefined;
  return { caller, callee: caller === first ? second : first, part };
};
