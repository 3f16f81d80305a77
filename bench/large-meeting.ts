import type { Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { createCatalogue } from '#simulator/catalogue';
import { companyDay } from '#simulator/scenarios/large-meetings';

/** Sessions of a page, as Graph cuts them. */
export const PAGE = 60;

const NOW = Date.parse('2026-08-20T12:00:00Z');

/** The simulator's largest meeting as Graph sends it: a JSON text for each whole page. */
export const meetingPages = (): readonly string[] => {
  const meeting = createCatalogue(NOW, 1).get(companyDay.id);
  if (meeting === undefined) throw new Error('the simulator has no large meeting');
  return Array.from({ length: Math.floor(meeting.sessionCount / PAGE) }, (_, page) =>
    JSON.stringify({
      value: Array.from({ length: PAGE }, (__, place) => meeting.session(page * PAGE + place)),
    }),
  );
};

const FIRST_OF_GUID = /[0-9a-f]{2}(?=[0-9a-f]{6}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;

/** A page of a meeting that goes on where this one ends: the same pages again, with other ids in each round. */
export const pageOf = (pages: readonly string[], page: number): readonly Session[] => {
  const text = pages[page % pages.length] ?? '';
  const round = Math.floor(page / pages.length);
  return parsed(round === 0 ? text : text.replaceAll(FIRST_OF_GUID, round.toString(16).padStart(2, '0')));
};

/** Sessions of a page’s text. */
export const parsed = (text: string): readonly Session[] => {
  const page = parseSessionsPage(JSON.parse(text));
  if (page.kind === 'err') throw new Error(page.reason.message);
  return page.value.sessions;
};
