import type { Endpoint, Feedback } from '#calls/model';
import { blank, type Cell } from './cell.ts';
import type { EndLine } from './end-table.ts';
import { ratingWord } from '../enum-words.ts';
import { tokenWords } from '../verdict/feedback-summary.ts';

/** What both ends said of the call, the first given first. */
export const ratingLine = (...ends: readonly (Endpoint | undefined)[]): EndLine => ({
  label: 'Rating',
  field: 'feedback',
  cells: ends.map((end) => ratingCell(end?.feedback)),
});

/** “2 poor, no reason ticked”, with how many reasons were offered. */
const ratingCell = (feedback: Feedback | undefined): Cell => {
  const rating = feedback?.rating;
  if (feedback === undefined || rating === undefined) return blank('not asked, or not in the record');
  if (rating === 'notRated') return blank('asked, did not rate');
  const ticked = feedback.ticked.map(tokenWords).join(', ') || 'no reason ticked';
  return {
    kind: 'value',
    text: `${rating} ${ratingWord(rating)}, ${ticked}`,
    over: rating <= 2,
    note: `${feedback.offered.length} offered`,
  };
};
