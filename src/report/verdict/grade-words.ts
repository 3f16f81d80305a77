import type { Grade } from '#quality/grade';

const WORDS: Readonly<Record<Grade, string>> = {
  poor: 'poor',
  burst: 'good, with bursts',
  good: 'good',
  notJudged: 'not judged',
  noData: 'no data',
};

/** A grade in words, as it stands inside a sentence. */
export const gradeWord = (grade: Grade): string => WORDS[grade];
