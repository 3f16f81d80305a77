import type { AskedCall, AskedSomebody } from './asked-call.ts';
import { formatClockMinutes } from '../format.ts';
import { isSamePhone, type KnownPerson } from './known-people.ts';
import { no, open, yes, type CallKnowledge, type WeighedReason } from './reason.ts';
import type { SessionRow } from '../list/session-rows.ts';

const WEIGHT = 30;

/**
 * For each person and number asked for, whether they were in the call, and when. Of those that a name may mean, the one
 * who complained is told of, unless another name means just them.
 */
export const peopleReasons = (
  { people, phones }: Pick<AskedCall, 'people' | 'phones'>,
  call: CallKnowledge,
  zone: string,
  complainer: string | undefined,
): readonly WeighedReason[] => {
  const isNamed = people.some(({ may }) => may.length === 1 && may[0]?.id === complainer);
  return [
    ...people.map((somebody) => personReason(isNamed ? somebody : firstOf(somebody, complainer), call, zone)),
    ...phones.map((digits) => phoneReason(digits, call, zone)),
  ];
};

const firstOf = (somebody: AskedSomebody, id: string | undefined): AskedSomebody => {
  const isFirst = (person: KnownPerson): boolean => person.id === id;
  return {
    ...somebody,
    may: [...somebody.may.filter(isFirst), ...somebody.may.filter((person) => !isFirst(person))],
  };
};

const personReason = ({ words, may }: AskedSomebody, call: CallKnowledge, zone: string): WeighedReason => {
  for (const person of may) {
    const row = call.rows.find(({ person: of }) => of?.id === person.id);
    if (row !== undefined) return yes(inCallWords(row, call, zone), WEIGHT);
  }
  const found = may.find((person) => isIn(person, call));
  if (found !== undefined) return yes(`${found.name} in it`, WEIGHT);
  const organiser = may.find(({ id }) => id === call.record.organizer?.id);
  if (organiser !== undefined) return yes(`organised by ${organiser.name}`, WEIGHT - 5);
  if (call.people === undefined) return open(`nobody read whether ${words} was in it`);
  return no(`no ${words} in it`, WEIGHT);
};

const isIn = ({ id }: KnownPerson, { people, foundBy }: CallKnowledge): boolean =>
  foundBy.includes(id) || people?.some((other) => other.id === id) === true;

/** “Anna Lidman in it 14:01–14:47”; in a call of two, that she called or was called. */
const inCallWords = (row: SessionRow, { record }: CallKnowledge, zone: string): string => {
  if (record.type === 'peerToPeer') return `${row.name} ${row.end === 'caller' ? 'called' : 'was called'}`;
  const start = row.parts[0]?.start;
  const end = row.parts.at(-1)?.end;
  if (start === undefined || end === undefined) return `${row.name} in it`;
  return `${row.name} in it ${formatClockMinutes(start, zone)}–${formatClockMinutes(end, zone)}`;
};

const phoneReason = (digits: string, call: CallKnowledge, zone: string): WeighedReason => {
  const row = call.rows.find(({ person }) => isPhoneOf(digits, person?.kind, person?.id));
  if (row !== undefined) return yes(inCallWords(row, call, zone), WEIGHT);
  const phone = call.people?.find(({ kind, id }) => isPhoneOf(digits, kind, id));
  if (phone !== undefined) return yes(`${phone.id ?? 'the number'} in it`, WEIGHT);
  return call.people === undefined
    ? open(`nobody read whether a number ending ${digits.slice(-4)} was in it`)
    : no(`no number ending ${digits.slice(-4)} in it`, WEIGHT);
};

const isPhoneOf = (digits: string, kind: string | undefined, id: string | undefined): boolean =>
  kind === 'phone' && id !== undefined && isSamePhone(digits, id);
