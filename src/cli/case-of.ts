import { epochMs } from '#base/units';
import type { FieldLevel } from '#calls/fields';
import type { Identity, Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { parseCallRecord, parseParticipants } from '#calls/parse-record';
import { askedWhen, slackOf } from '#report/ticket/asked-call';
import type { CallBodies } from '#report/case/call-bodies';
import { writeCaseFile } from '#report/case/case-file';
import { putCaseInto } from '#report/case/case-html';
import { callAtLevel } from '#report/evidence/masked-call';
import { maskTicket } from '#report/ticket/masked-ticket';
import { packBodies } from '#report/case/pack-case';
import { readTicket } from '#report/ticket/read-ticket';
import { createRowBuilder } from '#report/list/row-builder';
import type { Asked } from './evidence-arguments.ts';
import type { SourceCall } from './source-call.ts';

type Making = {
  /** The viewer, as `npm run build` has made it. */
  readonly viewer: string;
  readonly appVersion: string;
  readonly now: number;
};

/** What a call shows at most: its own bodies may have been masked before they came. */
export const levelOf = ({ sentFor }: SourceCall, { isMasked }: Asked): FieldLevel =>
  isMasked || sentFor === 'metrics' ? 'metrics' : 'identity';

/** The case file of a call that was read, as text. */
export const caseOf = async (call: SourceCall, asked: Asked, making: Making): Promise<string> => {
  const fieldLevel = levelOf(call, asked);
  const { bodies } = await callAtLevel(
    call.bodies,
    fieldLevel,
    { sentFor: call.sentFor, ownTenant: call.tenantId },
    async () => undefined,
  );
  const data = writeCaseFile({
    made: { at: epochMs(making.now), by: `Earshot ${making.appVersion}` },
    record: { id: call.recordId, version: call.version },
    read: { sessions: call.sessions, expected: call.expected, isComplete: call.isComplete },
    fieldLevel,
    view: viewOf(asked, making.now),
    zone: asked.zone,
    ticket: ticketOf(call, asked, making.now),
    bodies: await packBodies(bodies),
  });
  return putCaseInto(making.viewer, data).join('');
};

/** In the words of the app’s own addresses. */
const viewOf = ({ filter, limits, zone, ticket }: Asked, now: number): string => {
  const view = new URLSearchParams();
  if (filter !== '') view.set('q', filter);
  if (limits !== 'cqd') view.set('limits', limits);
  const at = ticket === undefined ? undefined : timeIn(ticket, zone, now);
  if (at !== undefined) view.set('at', String(at));
  view.set('tz', zone === 'UTC' ? 'utc' : zone);
  return view.toString();
};

/** When the ticket says it happened. */
const timeIn = (ticket: string, zone: string, now: number): number | undefined => {
  const { day, time, zone: named } = readTicket(ticket, epochMs(now), zone);
  if (time === undefined) return undefined;
  return askedWhen({ day, time }, named ?? zone, slackOf(time))?.time?.start;
};

/** The complaint, without whoever is in the call and whoever it was read to name, where names are masked. */
const ticketOf = (call: SourceCall, asked: Asked, now: number): string | undefined => {
  const words = asked.ticket?.trim().replace(/\s+/g, ' ');
  if (words === undefined || words === '') return undefined;
  if (levelOf(call, asked) === 'identity') return words;
  const named = readTicket(words, epochMs(now), asked.zone).people.map((person) => person.words);
  return maskTicket(words, peopleIn(call.bodies), named);
};

const peopleIn = ({ record, participants, pages }: CallBodies): readonly (Identity | undefined)[] => {
  const head = parseCallRecord(record);
  const listed = parseParticipants({ value: participants });
  const sessions = pages.flatMap((page): readonly Session[] => {
    const parsed = parseSessionsPage(page);
    return parsed.kind === 'ok' ? parsed.value.sessions : [];
  });
  return [
    ...(head.kind === 'ok' ? [head.value.organizer, ...head.value.participants] : []),
    ...(listed.kind === 'ok' ? listed.value.participants : []),
    ...createRowBuilder()
      .add(sessions)
      .map(({ person }) => person),
  ];
};
