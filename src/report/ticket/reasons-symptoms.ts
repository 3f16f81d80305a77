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
  const asked = rowsOf(people, call);
  const complaint = complaintIn({ symptoms, people }, call);
  if (complaint === undefined)
    return [withoutComplaint(asked.length > 0 ? asked : call.rows, asked, call.isComplete)];
  const { row, token } = complaint;
  return [
    yes(
      complaintWords(complaint, whoOf(row, asked, people)),
      token === undefined ? WEIGHT - 3 : WEIGHT,
      false,
    ),
  ];
};

/** Who rated the call poor, and with which of the words that the ticket has; undefined when none. */
type Complaint = { readonly row: SessionRow; readonly token: string | undefined };

/** The best complaint of the people asked for, or of anyone where none of them is in the rows. */
export const complaintIn = (
  { symptoms, people }: Pick<AskedCall, 'symptoms' | 'people'>,
  call: CallKnowledge,
): Complaint | undefined => {
  const asked = rowsOf(people, call);
  const tokens = symptoms.flatMap((symptom) => symptom.tokens);
  const complaints = (asked.length > 0 ? asked : call.rows)
    .filter(isPoor)
    .map((row) => ({ row, token: row.feedback?.ticked.find((token) => tokens.includes(token)) }));
  return complaints.find(({ token }) => token !== undefined) ?? complaints[0];
};

const rowsOf = (people: AskedCall['people'], call: CallKnowledge): readonly SessionRow[] => {
  const ids = new Set(people.flatMap(({ may }) => may.map(({ id }) => id)));
  return call.rows.filter(({ person }) => person?.id !== undefined && ids.has(person.id));
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

/** The reasons before name whoever was asked for; where those are several, the complaint says whose it is. */
const whoOf = (row: SessionRow, asked: readonly SessionRow[], people: AskedCall['people']): string => {
  if (asked.length === 0) return 'somebody ';
  return people.length > 1 ? `${row.name} ` : '';
};

const complaintWords = ({ row, token }: Complaint, who: string): string => {
  const rating = typeof row.feedback?.rating === 'number' ? ` ${row.feedback.rating}` : '';
  return `${who}rated it${rating}${token === undefined ? '' : `, ${tokenWords(token)}`}`;
};
