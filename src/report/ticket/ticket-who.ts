import { stretchesOf, type Leftover } from './leftover.ts';
import type { AskedPerson } from './ticket.ts';

const ACCOUNT = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** `+358 40 555 0123`, `040-555 0123`, with `•` or `*` for what a masked page showed. Tickets have numbers too. */
const PHONE = /(?<![\p{L}\p{N}])(?:tel:\s?|\+|\(?0|\()\d[\d\s().-]{5,}[\d*•]{2,}(?![\p{L}\p{N}])/giu;
/** `…4567`, `ending 4567`, `number ends in 4567`, `***4567`. */
const TAIL = /(?:…|\.{2,}|\*{2,}|•{2,}|\bend(?:ing|s)?(?:\s+(?:in|on|with))?\s+)(\d{3,8})\b/gi;

/** Takes accounts, before anything else finds words inside them. */
export const takeAccounts = (text: Leftover): readonly AskedPerson[] =>
  text.take(ACCOUNT).map(([words]): AskedPerson => ({ words: words.toLowerCase(), kind: 'account' }));

/** Takes phone numbers and their tails as digits, after dates and times, which are digits too. */
export const takePhones = (text: Leftover): readonly string[] => {
  const tails = text.take(TAIL).map(([, digits]) => digits ?? '');
  const numbers = text.take(PHONE).map(([number]) => number.replaceAll(/[^\d*•]/g, ''));
  return [...numbers, ...tails].filter((digits) => digits !== '');
};

/** A capital first, or any word in scripts that have none. */
const CAPITAL = /^[\p{Lu}\p{Lt}\p{Lo}]/u;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu;

/** Words with a capital that begin sentences or stand in tickets, and name nobody. */
const NOBODY = new Set(
  `a all and any are at audio b bad but by call called calls can client colleague could customer dear did do does
  during email everyone for from get good had has have he hello help her hi him his i id if in inc incident is issue it
  just kind laptop meeting microsoft ms my network no not of on one or our participants people phone please problem
  regards request said says she since so somebody someone sound sounded sounds team teams thanks that the their them
  then there they this ticket time to today user users very video voice was we were when while who wifi with yesterday
  you your`.split(/\s+/),
);

/**
 * Names, as far as capitals tell them: “Anna”, “Anna Lidman”. One that only begins a sentence may be any word, and so may
 * one in small letters: those count when somebody is known by them.
 */
export const namesIn = (rest: string): readonly AskedPerson[] => {
  const found = stretchesOf(rest).flatMap((stretch) => namesInStretch(stretch));
  const known = new Set<string>();
  return found.filter(({ words }) => {
    const isNew = !known.has(words.toLowerCase());
    known.add(words.toLowerCase());
    return isNew;
  });
};

const namesInStretch = (stretch: string): readonly AskedPerson[] => {
  const names: AskedPerson[] = [];
  let run: string[] = [];
  let runEnd = 0;
  let isSure = false;
  const close = (): void => {
    if (run.length > 0)
      names.push({ words: run.join(' '), kind: isSure || run.length > 1 ? 'name' : 'maybe' });
    run = [];
  };
  for (const match of stretch.matchAll(WORD)) {
    const word = match[0].replace(/['’]s$/u, '');
    const end = match.index + match[0].length;
    const isNext = run.length > 0 && /^[ \t]+$/.test(stretch.slice(runEnd, match.index));
    if (!isNext) close();
    if (NOBODY.has(word.toLowerCase()) || word.length < 2) close();
    else if (CAPITAL.test(word)) {
      if (run.length === 0) isSure = isNamePlace(stretch, match.index, end, match[0]);
      run.push(word);
    } else {
      close();
      if (word.length >= 3) names.push({ words: word, kind: 'maybe' });
    }
    runEnd = end;
  }
  close();
  return names;
};

/** Not at the beginning of a sentence, unless what follows shows that it is somebody: “Anna, …”, “Anna’s …”. */
const isNamePlace = (stretch: string, from: number, end: number, word: string): boolean => {
  const before = stretch.slice(0, from).trimEnd();
  const beginsSentence = before === '' || /[.!?:\n]$/.test(before);
  const isAddressed = /^\s*[,:;/&(]/.test(stretch.slice(end)) || /['’]s$/u.test(word);
  return !beginsSentence || isAddressed || stretch.slice(end).trim() === '';
};
