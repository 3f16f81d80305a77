/**
 * The text of a ticket that found a call, for the evidence of that call. In memory only and gone with the page: it may
 * name people, so it stands in no address and no storage.
 */
let held: { readonly recordId: string; readonly words: string } | undefined;

/** A ticket is a complaint in words; an id or a link alone is none. */
const isComplaint = (words: string): boolean => /\p{L}{2,}.*\s+\S*\p{L}{2,}/u.test(words);

export const holdTicket = (recordId: string, text: string): void => {
  const words = text.trim().replace(/\s+/g, ' ');
  held = isComplaint(words) ? { recordId: recordId.toLowerCase(), words } : undefined;
};

/** The words of the ticket that led to this call, if one did. */
export const heldTicket = (recordId: string): string | undefined =>
  held?.recordId === recordId.toLowerCase() ? held.words : undefined;

export const forgetTicket = (): void => {
  held = undefined;
};
