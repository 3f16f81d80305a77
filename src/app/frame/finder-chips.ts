import { epochMs } from '#base/units';
import { slackOf } from '#report/ticket/asked-call';
import { addDays, instantOn, type CalendarDay } from '#report/ticket/calendar';
import { tokenWords } from '#report/verdict/feedback-summary';
import { formatDay, zoneLabel } from '#report/format';
import { matchPeople } from '#report/ticket/known-people';
import type { AskedPerson, AskedTime } from '#report/ticket/ticket';
import type { Chip } from '../features/finder/FinderChips.tsx';
import { chipKeys, type TicketEdits } from './ticket-edits.ts';
import type { Finder } from './useFinder.ts';

/** What the text was read as, one chip for each thing, with what it can be changed to. */
export const finderChips = (finder: Finder): readonly Chip[] => {
  const { ticket, edits, setEdits } = finder;
  const drop = (key: string) => () => setEdits({ dropped: new Set([...edits.dropped, key]) });
  const chips: readonly (Omit<Chip, 'onDrop'> | undefined)[] = [
    ...ticket.ids.map((id) => ({ key: chipKeys.id(id), label: `id ${id.slice(0, 8)}` })),
    ...ticket.joinLinks.map(({ meeting }) => ({ key: chipKeys.link(meeting), label: 'join link' })),
    ...ticket.people.map((asked) => personChip(asked, finder)),
    ...ticket.phones.map((digits) => ({
      key: chipKeys.phone(digits),
      label: `number ending ${digits.slice(-4)}`,
    })),
    dayChip(finder),
    timeChip(ticket.time, edits, setEdits),
    zoneChip(finder),
    ...ticket.symptoms.map(({ said, tokens }) => ({
      key: chipKeys.symptom(said),
      label: `sounds like ${tokenWords(tokens[0] ?? said)}`,
    })),
  ];
  return chips
    .filter((chip) => chip !== undefined)
    .filter(({ key }) => !edits.dropped.has(key))
    .map((chip) => ({ ...chip, onDrop: drop(chip.key) }));
};

const ANYBODY = '';

/** “Anna: Lidman or Bedecs”; whom nobody here is called is said so, and a word that is no name has no chip. */
const personChip = (
  asked: AskedPerson,
  { people, edits, setEdits }: Finder,
): Omit<Chip, 'onDrop'> | undefined => {
  const { words, kind } = asked;
  const may = matchPeople(asked, people);
  const key = chipKeys.person(words);
  const meant = may.find(({ id }) => id === edits.meant.get(words));
  const [only] = may;
  if (only === undefined) {
    return kind === 'maybe' ? undefined : { key, label: `${words}: nobody of that name met yet` };
  }
  if (may.length === 1 || meant !== undefined) return { key, label: (meant ?? only).name, ...choose() };
  const others = may.map(({ name }) => shortened(name, words));
  return { key, label: `${words}: ${listed(others)}`, ...choose() };

  function choose(): Pick<Chip, 'choice'> {
    if (may.length < 2) return {};
    return {
      choice: {
        label: `Who is ${words}`,
        value: meant?.id ?? ANYBODY,
        options: [
          { value: ANYBODY, label: 'any of them' },
          ...may.slice(0, 20).map(({ id, name }) => ({ value: id, label: name })),
        ],
        onChange: (id) => setEdits({ meant: new Map([...edits.meant, [words, id]]) }),
      },
    };
  }
};

/** “Lidman” of “Anna Lidman”, where Anna was asked for. */
const shortened = (name: string, words: string): string =>
  name.toLowerCase().startsWith(`${words.toLowerCase()} `) ? name.slice(words.length + 1) : name;

const listed = (names: readonly string[]): string => {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} or ${names.length - 2} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
};

const writeDay = ({ year, month, day }: CalendarDay): string => `${year}-${month}-${day}`;

const dayChip = ({ ticket, edits, setEdits, zone }: Finder): Omit<Chip, 'onDrop'> | undefined => {
  if (ticket.day === undefined) return undefined;
  const chosen = edits.day ?? ticket.day.day;
  const said = ticket.day.day;
  const words = (day: CalendarDay) => formatDay(epochMs(instantOn(day, 720, zone)), zone);
  const near = [-2, -1, 0, 1, 2].map((days) => addDays(said, days));
  return {
    key: chipKeys.day,
    label: `${words(chosen)}${ticket.day.isAssumed && edits.day === undefined ? ', assumed' : ''}`,
    choice: {
      label: 'On',
      value: writeDay(chosen),
      options: near.map((day) => ({ value: writeDay(day), label: words(day) })),
      onChange: (value) => setEdits({ day: near.find((day) => writeDay(day) === value) }),
    },
  };
};

const SLACKS = [0, 5, 15, 30, 60];

const timeChip = (
  time: AskedTime | undefined,
  { slackMinutes }: TicketEdits,
  setEdits: Finder['setEdits'],
): Omit<Chip, 'onDrop'> | undefined => {
  if (time === undefined) return undefined;
  const slack = slackMinutes ?? slackOf(time);
  const exact = clockWords(time);
  return {
    key: chipKeys.time,
    label: `${time.isAbout ? 'about ' : ''}${exact}${slack === 0 ? '' : `, ± ${slack} min`}`,
    choice: {
      label: 'How exact',
      value: String(slack),
      options: SLACKS.map((minutes) => ({
        value: String(minutes),
        label: minutes === 0 ? `just ${exact}` : `± ${minutes} min`,
      })),
      onChange: (value) => setEdits({ slackMinutes: Number(value) }),
    },
  };
};

const clockWords = ({ from, to }: AskedTime): string => {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return from === to ? clock(from) : `${clock(from)}–${clock(to)}`;
};

const zoneChip = ({ ticket, zone, asked }: Finder): Omit<Chip, 'onDrop'> | undefined =>
  ticket.zone === undefined
    ? undefined
    : { key: chipKeys.zone, label: `in ${zoneLabel(zone, asked.when?.around.start ?? epochMs(0))}` };
