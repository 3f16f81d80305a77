import { formatCount, formatDay } from '#report/format';
import { zoneCity } from '../time-zone-words.ts';
import type { Finder } from './useFinder.ts';

/** What was searched, in which zone, and what could not be: a search that says nothing of its limits misleads. */
export const finderNote = (finder: Finder): string =>
  [searchedWords(finder), ...limitWords(finder), 'Nothing pasted here is stored.'].join(' ');

const searchedWords = ({ asked, known, search, peopleRead, zone, viewerZone }: Finder): string => {
  const { when } = asked;
  const lists = [
    `${formatCount(known.records.size)} records read here`,
    when === undefined || search.listed === undefined
      ? undefined
      : `Graph’s list around ${formatDay(when.around.start, zone)}`,
    search.byPerson === 0
      ? undefined
      : `Graph’s list for ${search.byPerson === 1 ? '1 person' : `${search.byPerson} people`}`,
    peopleRead === 0 ? undefined : `who was in ${peopleRead} of them`,
  ].filter((words) => words !== undefined);
  const told = lists.length < 2 ? lists.join('') : `${lists.slice(0, -1).join(', ')} and ${lists.at(-1)}`;
  const where = when === undefined ? '' : `, in ${zoneCity(zone === viewerZone ? viewerZone : zone)} time`;
  return `Searched ${told}${where}.`;
};

const limitWords = ({ asked, canSeeNames, search, ticket }: Finder): readonly string[] => {
  const unknown = asked.people.filter(({ may }) => may.length === 0).map(({ words }) => words);
  const names = ticket.people.some(({ kind }) => kind !== 'maybe');
  return [
    !canSeeNames && names ? 'Names are masked by your role, so they cannot be searched.' : undefined,
    canSeeNames && unknown.length > 0
      ? `Graph’s list cannot be searched by name, and no ${unknown.join(' or ')} was met in a call read here.`
      : undefined,
    asked.joinLinks.length > 0 && !canSeeNames ? 'Join links are hidden by your role.' : undefined,
    asked.phones.length > 0 ? 'Numbers are looked for only in calls whose people are read.' : undefined,
    search.isWhole ? undefined : 'The list was longer than one search reads: add a time.',
    search.noRecord.length > 0 ? 'No record has that id.' : undefined,
    search.error === null ? undefined : 'Graph’s list did not answer; this is what was read before.',
  ].filter((words) => words !== undefined);
};
