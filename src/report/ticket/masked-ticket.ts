import type { Identity } from '#calls/model';

/**
 * A ticket's text without the people in it: names and accounts of the call, what the finder read as a person or a
 * phone number, every e-mail address, and links, which carry whose meeting it was.
 */
export const maskTicket = (
  text: string,
  people: readonly (Pick<Identity, 'displayName' | 'userPrincipalName' | 'id'> | undefined)[],
  asked: readonly string[],
): string => {
  const names = [...people.flatMap((person) => wordsOf(person)), ...asked.flatMap(nameWords)];
  const longestFirst = [...new Set(names)]
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length);
  let masked = text.replace(LINK, '[link]').replace(ACCOUNT, '[name]').replace(PHONE, '[number]');
  for (let at = 0; at < longestFirst.length; at += BATCH) {
    const words = longestFirst
      .slice(at, at + BATCH)
      .map(forPattern)
      .join('|');
    masked = masked.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu'), '[name]');
  }
  return masked.replace(/\[name\](?:[\s,]+\[name\])+/g, '[name]');
};

/** A pattern of a thousand people's names is larger than engines like. */
const BATCH = 500;

const LINK = /\b(?:https?:\/\/|www\.)\S+/gi;
const ACCOUNT = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;
const PHONE = /(?<![\p{L}\p{N}-])(?:\+|\(?0|…|\*+|•+)\d?[\d\s().•*-]{2,}[\d•*](?![\p{L}\p{N}:-])/gu;

const wordsOf = (
  person: Pick<Identity, 'displayName' | 'userPrincipalName' | 'id'> | undefined,
): readonly string[] => [
  ...nameWords(person?.displayName ?? ''),
  ...nameWords(person?.userPrincipalName?.split('@')[0] ?? ''),
  ...(person?.id === undefined ? [] : [person.id]),
];

/** A name as a whole and each of its words: people are called by either. */
const nameWords = (name: string): readonly string[] => [
  name,
  ...name.split(/[\s.,_()'’-]+/).filter((word) => /\p{L}{2}/u.test(word)),
];

const forPattern = (words: string): string => words.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
