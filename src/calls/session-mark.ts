import { instantWords } from '#base/instant';
import { Reader } from '#base/read';
import { textPrint } from '#base/text-print';
import type { EpochMs } from '#base/units';
import type { Endpoint, Session } from './model.ts';
import { parseEndpoint } from './parse-endpoint.ts';

/**
 * Tells sessions apart: id, start, end and who is at both ends. One id with other times or another end is another
 * session: an auto attendant that hands over to a call queue keeps its session id. This is the only such rule, so
 * that proxy, parser, rows and diagnosis count the same sessions and a link to one leads everywhere to the same.
 */
const markOf = (
  id: string | undefined,
  start: EpochMs | string | undefined,
  end: EpochMs | string | undefined,
  caller: Endpoint | undefined,
  callee: Endpoint | undefined,
): string => [id, start, end, endMark(caller), endMark(callee)].join('\n');

/** The mark of a parsed session. Its times are compared as instants, which blur 100 ns. */
export const sessionMark = ({ id, start, end, caller, callee }: Session): string =>
  markOf(id, start, end, caller, callee);

/** The mark as one number, for those who meet many sessions and only want to know whether one came before. */
export const sessionPrint = (session: Session): number => textPrint(sessionMark(session));

/** The mark of a session as Graph sent it, to its last 100 ns. */
export const sentSessionMark = (
  from: Reader,
  { id, caller, callee }: Pick<Session, 'id' | 'caller' | 'callee'>,
): string => markOf(id, timeMark(from, 'startDateTime'), timeMark(from, 'endDateTime'), caller, callee);

/** The same of a JSON object that nobody has parsed yet. */
export const sessionJsonMark = (json: object): string => {
  const from = Reader.over(json, '', []);
  if (!from) return '';
  const endOf = (end: 'caller' | 'callee'): Endpoint | undefined => {
    const endpoint = from.object(end);
    return endpoint && parseEndpoint(endpoint);
  };
  return sentSessionMark(from, {
    id: from.text('id') ?? '',
    caller: endOf('caller'),
    callee: endOf('callee'),
  });
};

/** Whether one session is another one sent once more. */
export const isSameSession = (one: Session, other: Session): boolean =>
  one.id === other.id && sessionMark(one) === sessionMark(other);

const timeMark = (from: Reader, key: string): string => {
  const sent = from.raw(key);
  return typeof sent === 'string' ? instantWords(sent) : '';
};

const endMark = (end: Endpoint | undefined): string => {
  const { identity, userAgent } = end ?? {};
  const who = identity?.id ?? identity?.userPrincipalName ?? identity?.displayName ?? end?.machineName;
  return `${end?.kind ?? ''} ${who ?? ''} ${userAgent?.serviceRole ?? ''}`;
};
