import { CALL_RECORD_ID } from '#contract/routes';

/** What a pasted text can be opened as. */
export type Found =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'join-link' }
  | { readonly kind: 'text' }
  | { readonly kind: 'nothing' };

const ID_IN_TEXT = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** A join link also holds GUIDs: the tenant's and the organiser's, which open no call. */
const JOIN_LINK = /https?:\/\/[^\s/]*teams\.(?:microsoft|live)\.(?:com|us)\/[^\s<>"]*/gi;

/** Looks for call record ids in whatever was pasted: a bare id, a link of ours, a whole ticket. */
export const findId = (pasted: string): Found => {
  const text = pasted.trim();
  if (text === '') return { kind: 'nothing' };
  const without = text.replaceAll(JOIN_LINK, ' ');
  const ids = [...new Set([...without.matchAll(ID_IN_TEXT)].map(([id]) => id.toLowerCase()))];
  const [only] = ids;
  if (only !== undefined) return ids.length === 1 ? { kind: 'id', id: only } : { kind: 'several', ids };
  return without === text ? { kind: 'text' } : { kind: 'join-link' };
};

/** A call record's id in its one spelling, or undefined when it is none. */
export const readRecordId = (text: string): string | undefined =>
  CALL_RECORD_ID.test(text) ? text.toLowerCase() : undefined;

/** What to say instead of opening something. */
export const whyNotOpened = (found: Exclude<Found, { kind: 'id' }>): string => {
  switch (found.kind) {
    case 'nothing':
      return 'Paste a call record id first.';
    case 'several':
      return `${found.ids.length} ids are in this text. Paste one of them.`;
    case 'join-link':
      return 'A join link cannot be searched yet. Paste the call record id.';
    case 'text':
      return 'No call record id is in this text. Names, numbers and times cannot be searched yet.';
  }
};
