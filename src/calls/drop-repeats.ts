import type { Reader } from '#base/read';
import type { Session } from './model.ts';
import { sentSessionMark, sessionMark } from './session-mark.ts';

/** A session and the object it was read from. */
export type ReadSession = { readonly from: Reader; readonly session: Session };

/** The sessions of one body without those that were sent before in the same words. */
export const dropRepeats = (read: readonly ReadSession[]): readonly ReadSession[] =>
  firstOfEach(read, ({ from, session }) => sentSessionMark(from, session));

/** The same over bodies that were read apart and may overlap. */
export const dropRepeatsAcross = (sessions: readonly Session[]): readonly Session[] =>
  firstOfEach(sessions, sessionMark);

const firstOfEach = <Item>(items: readonly Item[], markOf: (item: Item) => string): readonly Item[] => {
  const seen = new Set<string>();
  return items.filter((item) => {
    const mark = markOf(item);
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
};
