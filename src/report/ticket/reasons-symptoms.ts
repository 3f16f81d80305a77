import { isPoorRating } from '#quality/call-facts';
import type { AskedCall } from './asked-call.ts';
import { tokenWords } from '../verdict/feedback-summary.ts';
import { no, open, yes, type CallKnowledge, type WeighedReason } from './reason.ts';
import type { SessionRow } from '../list/session-rows.ts';

const WEIGHT = 8;

/** The rows of those asked for, and the best complaint of them, or of anyone where none of them is there. */
export type Complaints = {
  readonly asked: readonly SessionRow[];
  readonly best: { readonly row: SessionRow; readonly token: string | undefined } | undefined;
};

/** Who rated the call poor; best is who ticked one of the words that the ticket has. */
export const complaintsIn = (
  { symptoms, people }: Pick<AskedCall, 'symptoms' | 'people'>,
  call: CallKnowledge,
): Complaints => {
  const ids = new Set(people.flatMap(({ may }) => may.map(({ id }) => id)));
  const asked = call.rows.filter(({ person }) => person?.id !== undefined && ids.has(person.id));
  const tokens = symptoms.flatMap((symptom) => symptom.tokens);
  const complaints = (asked.length > 0 ? asked : call.rows)
    .filter(({ feedback }) => isPoorRating(feedback))
    .map((row) => ({ row, token: row.feedback?.ticked.find((token) => tokens.includes(token)) }));
  return { asked, best: complaints.find(({ token }) => token !== undefined) ?? complaints[0] };
};

/**
 * Whether the people asked for, or anyone, complained, best of all of what the ticket says: “rated it 2, Distorted
 * sound”. Nothing of it is needed: most people rate no call.
 */
export const symptomReasons = (
  { symptoms, people, phones }: Pick<AskedCall, 'symptoms' | 'people' | 'phones'>,
  call: CallKnowledge,
  { asked, best }: Complaints,
): readonly WeighedReason[] => {
  if (symptoms.length === 0) return [];
  if (call.rows.length === 0) return [open('sessions not read', false)];
  if (best === undefined) return [withoutComplaint(asked, call)];
  const { row, token } = best;
  // The reasons before name whoever was asked for; where those are several, the complaint says whose it is.
  const name = people.length + phones.length > 1 ? `${row.name} ` : '';
  const who = asked.length === 0 ? 'somebody ' : name;
  const rating = typeof row.feedback?.rating === 'number' ? ` ${row.feedback.rating}` : '';
  const ticked = token === undefined ? '' : `, ${tokenWords(token)}`;
  return [yes(`${who}rated it${rating}${ticked}`, token === undefined ? WEIGHT - 3 : WEIGHT, false)];
};

const withoutComplaint = (
  asked: readonly SessionRow[],
  { rows, isComplete }: CallKnowledge,
): WeighedReason => {
  if (asked.length > 0 && asked.every(({ sent, heard }) => sent.grade === 'good' && heard.grade === 'good'))
    return no('good both ways', 2, false);
  if (asked.some(isRated)) return no('did not rate it poor', 1, false);
  if (rows.some(isRated)) return no(asked.length > 0 ? 'did not rate it' : 'nobody rated it poor', 1, false);
  return isComplete ? no('nobody rated it', 1, false) : open('no rating read yet', false);
};

const isRated = ({ feedback }: SessionRow): boolean => typeof feedback?.rating === 'number';
