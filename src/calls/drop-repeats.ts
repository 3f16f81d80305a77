import type { Reader } from '#base/read';
import type { Session } from './model.ts';
import { sentSessionMark, sessionMark } from './session-mark.ts';

/** A session and the object it was read from. */
export type ReadSession = { readonly from: Reader; readonly session: Session };

/** The sessions of one body without those that were sent before in the same words. */
export const dropRepeats = (read: readonly ReadSession[]): readonly ReadSession[] =>
  firstOfEach(
    read,
    ({ session }) => session.id,
    ({ from, session }) => sentSessionMark(from, session),
  );

/** The same over bodies that were read apart and may overlap. */
export const dropRepeatsAcross = (sessions: readonly Session[]): readonly Session[] =>
  firstOfEach(sessions, ({ id }) => id, sessionMark);

/** Marks are made only where an id comes twice: hardly ever. */
const firstOfEach = <Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  markOf: (item: Item) => string,
): readonly Item[] => {
  const isTwice = twiceIn(items.map(idOf));
  const seen = new Set<string>();
  return items.filter((item) => {
    if (!isTwice(idOf(item))) return true;
    const mark = markOf(item);
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
};

const twiceIn = (ids: readonly string[]): ((id: string) => boolean) => {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) {
    if (once.has(id)) twice.add(id);
    else once.add(id);
  }
  return (id) => twice.has(id);
};
