import type { EpochMs } from '#base/units';
import { askedWhen, slackOf, type AskedCall, type AskedSomebody } from '#report/ticket/asked-call';
import type { CalendarDay } from '#report/ticket/calendar';
import { matchPeople, type KnownPerson } from '#report/ticket/known-people';
import type { Ticket } from '#report/ticket/ticket';

/** What a person has changed in the chips, over what was read in the text. */
export type TicketEdits = {
  /** Keys of chips that were taken away. */
  readonly dropped: ReadonlySet<string>;
  readonly slackMinutes: number | undefined;
  readonly day: CalendarDay | undefined;
  /** Who is meant, by the words asked for. */
  readonly meant: ReadonlyMap<string, string>;
};

export const NO_EDITS: TicketEdits = {
  dropped: new Set(),
  slackMinutes: undefined,
  day: undefined,
  meant: new Map(),
};

/** Names the chip of one thing asked for. */
export const chipKeys = {
  id: (id: string) => `id ${id}`,
  link: (meeting: string) => `link ${meeting}`,
  person: (words: string) => `person ${words}`,
  phone: (digits: string) => `phone ${digits}`,
  day: 'day',
  time: 'time',
  zone: 'zone',
  symptom: (said: string) => `symptom ${said}`,
} as const;

/** What is looked for: the text as it was read, with the edits made to it. */
export const toAskedCall = (
  ticket: Ticket,
  edits: TicketEdits,
  people: readonly KnownPerson[],
  viewerZone: string,
): AskedCall => {
  const stays = (key: string) => !edits.dropped.has(key);
  const time = stays(chipKeys.time) ? ticket.time : undefined;
  const day = edits.day === undefined ? ticket.day : { day: edits.day, isAssumed: false };
  const slack = edits.slackMinutes ?? (time === undefined ? 0 : slackOf(time));
  return {
    ids: ticket.ids.filter((id) => stays(chipKeys.id(id))),
    joinLinks: ticket.joinLinks.filter(({ meeting }) => stays(chipKeys.link(meeting))),
    people: askedPeople(ticket, people, edits).filter(({ words }) => stays(chipKeys.person(words))),
    phones: ticket.phones.filter((digits) => stays(chipKeys.phone(digits))),
    when: stays(chipKeys.day)
      ? askedWhen({ day, time }, zoneOf(ticket, edits, viewerZone), slack)
      : undefined,
    symptoms: ticket.symptoms.filter(({ said }) => stays(chipKeys.symptom(said))),
  };
};

/** The zone that the ticket's times are in. */
export const zoneOf = (ticket: Ticket, edits: TicketEdits, viewerZone: string): string =>
  edits.dropped.has(chipKeys.zone) ? viewerZone : (ticket.zone ?? viewerZone);

const askedPeople = (
  ticket: Ticket,
  people: readonly KnownPerson[],
  { meant }: TicketEdits,
): readonly AskedSomebody[] =>
  ticket.people
    .map((asked) => ({ asked, may: matchPeople(asked, people) }))
    .filter(({ asked, may }) => asked.kind !== 'maybe' || may.length > 0)
    .map(({ asked: { words }, may }) => {
      const chosen = may.filter(({ id }) => id === meant.get(words));
      return { words, may: chosen.length > 0 ? chosen : may };
    });

/** The ticket's instant, for the dashed line in the call. */
export const ticketInstant = ({ when }: AskedCall): EpochMs | undefined =>
  when?.time !== undefined && when.time.start === when.time.end ? when.time.start : undefined;
