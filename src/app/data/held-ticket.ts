/**
 * The text of a ticket that found a call, for the page and the evidence of that call. In memory only and gone with the
 * page: it may name people, so it stands in no address and no storage.
 */
let held: { readonly recordId: string; readonly words: string } | undefined;
const listeners = new Set<() => void>();

/** A ticket is a complaint in words; an id or a link alone is none. */
const isComplaint = (words: string): boolean => /\p{L}{2,}.*\s+\S*\p{L}{2,}/u.test(words);

const hold = (next: typeof held): void => {
  held = next;
  for (const listener of listeners) listener();
};

export const holdTicket = (recordId: string, text: string): void => {
  const words = text.trim().replace(/\s+/g, ' ');
  hold(isComplaint(words) ? { recordId: recordId.toLowerCase(), words } : undefined);
};

/** The words of the ticket that led to this call, if one did. */
export const heldTicket = (recordId: string): string | undefined =>
  held?.recordId === recordId.toLowerCase() ? held.words : undefined;

export const forgetTicket = (): void => hold(undefined);

/** Calls back when another ticket is held, or none. Gives the way to stop. */
export const onHeldTicket = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
