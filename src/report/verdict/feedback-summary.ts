import type { SessionRow } from '../list/session-rows.ts';

/** What people said of a call, one vote a person. */
export type FeedbackSummary = {
  /** 5 to 1, also those nobody gave. */
  readonly ratings: readonly { readonly rating: 1 | 2 | 3 | 4 | 5; readonly count: number }[];
  readonly rated: number;
  readonly askedWithoutAnswer: number;
  readonly notAsked: number;
  /** Reasons that were ticked, the most frequent first. `token` is Graph's name, `words` what to call it. */
  readonly reasons: readonly { readonly token: string; readonly words: string; readonly count: number }[];
};

/** Counts the feedback of rows; asked without answer and not asked belong in no average. */
export const summarizeFeedback = (rows: readonly SessionRow[]): FeedbackSummary => {
  const counts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, notRated: 0 };
  for (const { feedback } of rows) {
    if (feedback?.rating !== undefined) counts[feedback.rating] += 1;
  }
  const ratings = ([5, 4, 3, 2, 1] as const).map((rating) => ({ rating, count: counts[rating] }));
  const rated = ratings.reduce((sum, { count }) => sum + count, 0);
  return {
    ratings,
    rated,
    askedWithoutAnswer: counts.notRated,
    notAsked: rows.length - rated - counts.notRated,
    reasons: countReasons(rows),
  };
};

const countReasons = (rows: readonly SessionRow[]): FeedbackSummary['reasons'] => {
  const counts = new Map<string, number>();
  for (const { feedback } of rows) {
    if (feedback === undefined || feedback.ticked.length === 0) continue;
    for (const token of new Set(feedback.ticked)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return [...counts]
    .map(([token, count]) => ({ token, words: tokenWords(token), count }))
    .sort((one, other) => other.count - one.count || (one.words < other.words ? -1 : 1));
};

/** A token in words, `DistortedSound` → “Distorted sound”; names nobody knows yet are split the same way. */
export const tokenWords = (token: string): string => {
  if (token === 'OtherNoSound') return 'Others could not hear me';
  const words = token
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .trim()
    .split(/\s+/);
  return words.map((word, index) => caseOf(word, index === 0)).join(' ');
};

/** Sentence case; a word in capitals alone, such as AV, keeps them. */
const caseOf = (word: string, isFirst: boolean): string => {
  if (word.length > 1 && word === word.toUpperCase()) return word;
  const first = word.charAt(0);
  return (isFirst ? first.toUpperCase() : first.toLowerCase()) + word.slice(1).toLowerCase();
};
