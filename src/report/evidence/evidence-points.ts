import { capital } from '#base/capital';
import { isOn, type CauseLadders } from './evidence-ladders.ts';
import { formatLossPercent, formatMsNumber } from '../format.ts';
import { givenName } from '../given-name.ts';
import type { SessionRow } from '../list/session-rows.ts';
import type { ReceiptView, Verdict } from '../verdict/verdict.ts';

/** One thing that speaks for a verdict: “**sent loss 11.8 %**, limit 10 (Call Quality Dashboard)”. */
export type Point = {
  readonly mark: 'poor' | 'burst' | 'good' | 'none';
  readonly strong: string;
  readonly rest: string;
};

type Subject = {
  readonly rows: readonly SessionRow[];
  readonly nameOf: (key: string) => string;
  readonly verdict: Verdict;
  readonly ticket: { readonly person: string | undefined };
};

/** Every receipt that no ladder shows already, and what was clean at the ticket's person. */
export const speaksFor = (subject: Subject, ladders: CauseLadders | undefined): readonly Point[] => {
  const { main } = subject.verdict;
  const receipts = main.receipts.filter((receipt) => ladders === undefined || !isOn(receipt, ladders.lines));
  return [...receipts.map(toPoint), ...cleanPoint(subject)];
};

const toPoint = ({ mark, label, value, limit, source }: ReceiptView): Point => {
  const reading = [label, value].filter((part) => part !== '').join(' ');
  const strong = capital(reading);
  if (limit === undefined)
    return value === '' ? { mark, strong: '', rest: strong } : { mark, strong, rest: '' };
  const origin = source === undefined || limit.startsWith('our') ? '' : ` (${source})`;
  return { mark, strong, rest: `, ${limit}${origin}` };
};

/** “Anna sent and heard well: loss 0.2 %, jitter 6 ms”, the worse of both ways. */
const cleanPoint = ({ rows, nameOf, verdict, ticket }: Subject): readonly Point[] => {
  const row = rows.find(({ key }) => key === ticket.person);
  if (row === undefined || verdict.main.people.includes(row.key)) return [];
  const { sent, heard } = row;
  if (sent.grade !== 'good' || heard.grade !== 'good') return [];
  const worse = (one: number | undefined, other: number | undefined) => Math.max(one ?? 0, other ?? 0);
  const loss = formatLossPercent(worse(sent.lossRatio, heard.lossRatio));
  const jitter = formatMsNumber(worse(sent.jitterMs, heard.jitterMs));
  const rest = `${givenName(nameOf(row.key))} sent and heard well: loss ${loss} %, jitter ${jitter} ms at most`;
  return [{ mark: 'good', strong: '', rest }];
};
