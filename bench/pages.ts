import { filterRows, NO_FILTER } from '#report/list/row-filter';
import { createRowBuilder } from '#report/list/row-builder';
import { sortRows } from '#report/list/row-sort';
import { PAGE, parsed } from './large-meeting.ts';
import { sideBySide, type Figure } from './measure.ts';

/** What the app does with a page of sessions, and with all rows of a large call. */
export const measurePages = async (pages: readonly string[]): Promise<readonly Figure[]> => {
  const [first = ''] = pages;
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
