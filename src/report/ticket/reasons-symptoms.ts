import type { AskedCall } from './asked-call.ts';
import { tokenWords } from '../verdict/feedback-summary.ts';
import { no, open, yes, type CallKnowledge, type WeighedReason } from './reason.ts';
import type { SessionRow } from '../list/session-rows.ts';

const WEIGHT = 8;

/**
 * Whether the people asked for, or anyone, complained, best of all of what the ticket says: “rated it 2, Distorted
 * sound”. Nothing of it is needed: most people rate no call.
 */
export const symptomReasons = (
  { symptoms, people }: Pick<AskedCall, 'symptoms' | 'people'>,
  call: CallKnowledge,
): readonly WeighedReason[] => {
  if (symptoms.length === 0) return [];
  if (call.rows.length === 0) return [open('sessions not read', false)];
  const ids = new Set(people.flatMap(({ may }) => may.map(({ id }) => id)));
  const asked = call.rows.filter(({ person }) => person?.id !== undefined && ids.has(person.id));
  const rows = asked.length > 0 ? asked : call.rows;
  const tokens = symptoms.flatMap((symptom) => symptom.tokens);
  const complaint = rows.find((row) => isPoor(row) && sameReason(row, tokens) !== undefined);
  if (complaint !== undefined)
    return [yes(complaintWords(complaint, tokens, asked.length > 0), WEIGHT, false)];
  const poor = rows.find(isPoor);
  if (poor !== undefined) return [yes(complaintWords(poor, tokens, asked.length > 0), WEIGHT - 3, false)];
  return [withoutComplaint(rows, asked, call.isComplete)];
};

const withoutComplaint = (
  rows: readonly SessionRow[],
  asked: readonly SessionRow[],
  isComplete: boolean,
): WeighedReason => {
  if (asked.length > 0 && asked.every(({ sent, heard }) => sent.grade === 'good' && heard.grade === 'good')) {
    return no('good both ways', 2, false);
  }
  const isRated = rows.some(({ feedback }) => typeof feedback?.rating === 'number');
  if (isRated) return no('nobody rated it poor', 1, false);
  return isComplete ? no('nobody rated it', 1, false) : open('no rating read yet', false);
};

const isPoor = ({ feedback }: SessionRow): boolean => feedback?.rating === 1 || feedback?.rating === 2;

const sameReason = ({ feedback }: SessionRow, tokens: readonly string[]): string | undefined =>
  feedback?.ticked.find((token) => tokens.includes(token));

const complaintWords = (row: SessionRow, tokens: readonly string[], isAsked: boolean): string => {
  const reason = sameReason(row, tokens);
  const who = isAsked ? 'rated it' : 'somebody rated it';
  const rating = typeof row.feedback?.rating === 'number' ? ` ${row.feedback.rating}` : '';
  return `${who}${rating}${reason === undefined ? '' : `, ${tokenWords(reason)}`}`;
};
