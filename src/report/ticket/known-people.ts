import type { Identity } from '#calls/model';
import type { AskedPerson } from './ticket.ts';
import { personName } from '../list/row-source.ts';

/** Somebody met in a record that was read here. */
export type KnownPerson = {
  readonly id: string;
  readonly name: string;
  /** Names and account in one spelling, to look in. */
  readonly words: readonly string[];
  readonly account: string | undefined;
};

/** Everyone with an id and a name, once; phones have their number for both. */
export const knownPeople = (identities: Iterable<Identity>): readonly KnownPerson[] => {
  const people = new Map<string, KnownPerson>();
  for (const identity of identities) {
    const name = personName(identity);
    const { id } = identity;
    if (id === undefined || name === undefined || people.has(id)) continue;
    const account = identity.userPrincipalName?.toLowerCase();
    people.set(id, { id, name, words: plain(name).split(/[^\p{L}\p{N}]+/u), account });
  }
  return [...people.values()];
};

/** Those whom an asked person may be: every word asked begins one of the name's, “Ann Lid” is Anna Lidman. */
export const matchPeople = (
  { words, kind }: AskedPerson,
  people: readonly KnownPerson[],
): readonly KnownPerson[] => {
  if (kind === 'account') return people.filter(({ account }) => account === words);
  const asked = plain(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (asked.length === 0) return [];
  // A word in small letters may be any word of the language: only a whole name counts.
  const holds = (inside: string, word: string): boolean =>
    kind === 'maybe' ? inside === word : inside.startsWith(word);
  const found = people.filter((person) =>
    asked.every((word) => person.words.some((inside) => holds(inside, word))),
  );
  const exact = found.filter((person) => asked.every((word) => person.words.includes(word)));
  return exact.length > 0 ? exact : found;
};

/** Whether a number as known, perhaps with its tail masked, may end in the digits asked for. */
export const isSamePhone = (asked: string, known: string): boolean => {
  const digits = known.replaceAll(/[^\d•*]/g, '');
  const wanted = asked.replace(/^0+(?=\d{6})/, '');
  if (wanted.length < 3 || digits.length < wanted.length) return false;
  const masked = (character: string | undefined): boolean => character === '•' || character === '*';
  const compared = Array.from(wanted, (character, index) => {
    const other = digits[digits.length - wanted.length + index];
    return { isMasked: masked(character) || masked(other), isEqual: character === other };
  });
  // A tail of nothing but masked digits says nothing.
  return (
    compared.every(({ isMasked, isEqual }) => isMasked || isEqual) &&
    compared.filter(({ isMasked }) => !isMasked).length >= 3
  );
};

/** Lower case without accents. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
