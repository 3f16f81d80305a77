import { overlap, rangeOf } from '#base/range';
import { epochMs, HOUR_MS } from '#base/units';
import type { CallRecord } from '#calls/model';
import type { AskedCall } from './asked-call.ts';
import { no, yes, type CallKnowledge, type Reason, type WeighedReason } from './reason.ts';
import { peopleReasons } from './reasons-people.ts';
import { complaintsIn, symptomReasons } from './reasons-symptoms.ts';
import { timeReasons } from './reasons-time.ts';
import { readJoinLink } from './ticket-links.ts';

/** A call that may be meant, how well it fits, and why. */
export type Candidate = {
  readonly call: CallKnowledge;
  /** `best`: everything asked for is so; `weak`: something needed is not. */
  readonly match: 'best' | 'fair' | 'weak';
  readonly reasons: readonly Reason[];
};

/** The calls that may be meant, the likeliest first; those that cannot be are left out. Times are told in `zone`. */
export const rankCalls = (
  asked: AskedCall,
  calls: readonly CallKnowledge[],
  zone: string,
): readonly Candidate[] =>
  calls
    .map((call) => ({ call, reasons: reasonsOf(asked, call, zone) }))
    .filter(({ call, reasons }) => isPossible(asked, call, reasons))
    .map(({ call, reasons }) => ({ call, reasons, match: matchOf(reasons), points: pointsOf(reasons) }))
    .sort((one, other) => other.points - one.points || startOf(other.call) - startOf(one.call))
    .map(({ call, reasons, match }) => ({ call, match, reasons }));

const reasonsOf = (asked: AskedCall, call: CallKnowledge, zone: string): readonly WeighedReason[] => {
  const complaints = complaintsIn(asked, call);
  return [
    ...idReasons(asked, call.record),
    ...peopleReasons(asked, call, zone, complaints.best?.row.person?.id),
    ...timeReasons(asked.when, call.record, zone),
    ...symptomReasons(asked, call, complaints),
  ];
};

const BY_ID = 200;
const BY_LINK = 100;
/** A time that does not fit weighs less than a person who was not there. */
const TIME_OFF = 20;
const NEAR_MS = HOUR_MS;

const idReasons = ({ ids, joinLinks }: AskedCall, record: CallRecord): readonly WeighedReason[] => {
  const reasons: WeighedReason[] = [];
  if (ids.includes(record.id.toLowerCase())) reasons.push(yes('has the id pasted', BY_ID));
  const meeting = record.joinWebUrl === undefined ? undefined : readJoinLink(record.joinWebUrl)?.meeting;
  if (joinLinks.length > 0 && meeting !== undefined) {
    const isSame = joinLinks.some((link) => link.meeting === meeting);
    reasons.push(isSame ? yes('has the link pasted', BY_LINK) : no('of another meeting’s link', BY_LINK));
  }
  return reasons;
};

/** Something speaks for it; nothing needed is known to be otherwise, but for a time that is only a little off. */
const isPossible = (asked: AskedCall, call: CallKnowledge, reasons: readonly WeighedReason[]): boolean => {
  if (reasons.some(({ holds, weight }) => holds === 'yes' && weight === BY_ID)) return true;
  if (!reasons.some(({ holds, isNeeded }) => holds === 'yes' && isNeeded)) return false;
  if (reasons.some(({ holds, weight }) => holds === 'no' && weight > TIME_OFF)) return false;
  return isNearEnough(asked, call.record);
};

const isNearEnough = ({ when }: AskedCall, { start, end }: CallRecord): boolean => {
  if (when === undefined || start === undefined) return true;
  const slack = when.time === undefined ? 0 : NEAR_MS;
  const reach = { start: epochMs(when.around.start - slack), end: epochMs(when.around.end + slack) };
  return overlap(rangeOf(start, end ?? start), reach);
};

const matchOf = (reasons: readonly WeighedReason[]): Candidate['match'] => {
  if (reasons.some(({ holds, isNeeded }) => holds === 'no' && isNeeded)) return 'weak';
  return reasons.every(({ holds }) => holds === 'yes') ? 'best' : 'fair';
};

const pointsOf = (reasons: readonly WeighedReason[]): number =>
  reasons.reduce((sum, { holds, weight }) => {
    if (holds === 'open') return sum;
    return sum + (holds === 'yes' ? weight : -weight);
  }, 0);

const startOf = ({ record }: CallKnowledge): number => record.start ?? 0;
