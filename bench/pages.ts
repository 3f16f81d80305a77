import { parseSessionsPage } from '#calls/parse';
import { filterRows, NO_FILTER } from '#report/list/row-filter';
import { createRowBuilder } from '#report/list/row-builder';
import { sortRows } from '#report/list/row-sort';
import { createCatalogue } from '#simulator/catalogue';
import { companyDay } from '#simulator/scenarios/large-meetings';
import { sideBySide, type Figure } from './measure.ts';

const PAGE = 60;

/** What the app does with a page of sessions, and with all rows of a large call. */
export const measurePages = async (): Promise<readonly Figure[]> => {
  const meeting = createCatalogue(Date.now(), 1).get(companyDay.id);
  if (meeting === undefined) throw new Error('the simulator has no large meeting');
  const pageAt = (first: number): string =>
    JSON.stringify({ value: Array.from({ length: PAGE }, (_, place) => meeting.session(first + place)) });
  const pages = Array.from({ length: Math.floor(meeting.sessionCount / PAGE) }, (_, page) =>
    pageAt(page * PAGE),
  );
  const [first = ''] = pages;

  const parsed = (text: string) => {
    const page = parseSessionsPage(JSON.parse(text));
    if (page.kind === 'err') throw new Error(page.reason.message);
    return page.value.sessions;
  };
  const builder = createRowBuilder();
  let rows = builder.add([]);
  for (const page of pages) rows = builder.add(parsed(page));

  const page = await sideBySide(
    60,
    () => createRowBuilder().add(parsed(first)),
    () => void JSON.parse(first),
  );
  const filter = await sideBySide(
    30,
    () => filterRows(rows, { ...NO_FILTER, ratedPoor: true }),
    () => rows.filter((row) => row.name !== ''),
  );
  const sort = await sideBySide(
    30,
    () => sortRows(rows, { by: 'sentLoss', descending: true }),
    () => Float64Array.from(rows, (row) => row.sent.lossRatio ?? -1).sort(),
  );
  return [
    {
      what: `page of ${PAGE} sessions, JSON to rows`,
      ...page,
      floor: 'JSON.parse of the same text',
      bar: 12,
    },
    {
      what: `keep those rated poor, ${rows.length} rows`,
      ...filter,
      floor: 'Array.filter that looks at each row',
      bar: 3,
    },
    { what: `sort by sent loss, ${rows.length} rows`, ...sort, floor: 'sort of a Float64Array', bar: 2 },
  ];
};
