import type { Range } from '#base/range';
import { epochMs, type EpochMs } from '#base/units';
import { FURTHER_COLUMNS, type FurtherColumn } from '#report/list/further-columns';
import type { GroupBy } from '#report/list/row-groups';
import type { LimitSetName } from '#quality/limit-sets';
import { NO_FILTER, type RowFilter, type RowSort, type SortKey } from '#report/list/row-filter';
import type { GridCell, SideGrid } from '#report/verdict/side-grid';
import { SMALLEST_WINDOW_MS } from '../features/session-grid/zoom.ts';

/**
 * A row as a link names it: one of its sessions by the place in Graph's order, with `c` when the person is that
 * session's callee. Never a person's id, which may be a phone number: the place is the same for every viewer of
 * a version whatever their role, and says nothing about anyone.
 */
export type RowPlace = string;

/** What a colleague sees when they open the link: everything on the call page that is not data. */
export type CallView = {
  /** The row that fills the panel. */
  readonly selected: RowPlace | undefined;
  /** Rows that show their parts and media, and with `g` before one of theirs, groups that show their people. */
  readonly opened: readonly RowPlace[];
  readonly filter: ViewFilter;
  readonly sort: RowSort;
  /** The part of the call that lanes and axis show; undefined is the whole call. */
  readonly window: Range | undefined;
  /** What puts several people behind one line. */
  readonly group: GroupBy | undefined;
  /** Columns beyond the usual ones, in the order of the list they are chosen from. */
  readonly columns: readonly FurtherColumn[];
  /** When the ticket says it happened: a line through all lanes. */
  readonly at: EpochMs | undefined;
  /** Whether rows that do not fit the filter are left out or drawn faint. */
  readonly rest: 'hide' | 'dim';
  /** What streams are judged by: rows, marks, ladders and verdict alike. */
  readonly limits: LimitSetName;
  /** The medium that the grid of who hurt whom and the panel's ladders tell of. */
  readonly medium: SideGrid['medium'];
  /** Whose ticket it is. Its words are not here: they may name somebody. */
  readonly who: RowPlace | undefined;
  /** Who stands side by side; nobody while nothing is compared. */
  readonly compare: readonly RowPlace[];
  /** The value that is marked in the panel, by its path in the JSON. */
  readonly value: string | undefined;
};

/** The filter with rows in place of their keys. */
export type ViewFilter = Omit<RowFilter, 'people'> & { readonly people: readonly RowPlace[] };

export const WORST_FIRST: RowSort = { by: 'worst', descending: true };

export const NO_VIEW_FILTER: ViewFilter = { ...NO_FILTER, people: [] };

export const DEFAULT_VIEW: CallView = {
  selected: undefined,
  opened: [],
  filter: NO_VIEW_FILTER,
  sort: WORST_FIRST,
  window: undefined,
  group: undefined,
  columns: [],
  at: undefined,
  rest: 'hide',
  limits: 'cqd',
  medium: 'audio',
  who: undefined,
  compare: [],
  value: undefined,
};

const SORT_KEYS: readonly SortKey[] = [
  'worst',
  'person',
  'sentLoss',
  'sentJitter',
  'heardLoss',
  'heardJitter',
  'roundTrip',
  'network',
  'rated',
  ...FURTHER_COLUMNS,
];

const GROUPS: readonly GroupBy[] = ['subnet', 'accessPoint', 'publicAddress', 'platform'];

/** More columns than this fit beside one another on no screen. */
export const MOST_COMPARED = 6;
const MAX_CHOICES = 100;
const MAX_TEXT = 200;

/** Nonsense falls back to the default, each parameter by itself. */
export const readCallView = (search: URLSearchParams): CallView => ({
  selected: rowPlace(search.get('s') ?? ''),
  opened: openedPlaces(search.get('open')),
  filter: {
    ...readFlags(search.get('f')),
    people: places(search.get('people')),
    modalities: words(search, 'media'),
    platforms: words(search, 'platform'),
    networks: words(search, 'net'),
    cell: readCell(search.get('cell')),
    text: (search.get('q') ?? '').slice(0, MAX_TEXT),
  },
  sort: readSort(search.get('sort')),
  window: readWindow(search.get('t')),
  group: GROUPS.find((by) => by === search.get('group')),
  columns: readColumns(search.get('cols')),
  at: readInstant(search.get('at')),
  rest: search.get('rest') === 'dim' ? 'dim' : 'hide',
  limits: oneOf(LIMITS, search.get('limits')) ?? DEFAULT_VIEW.limits,
  medium: oneOf(MEDIA, search.get('medium')) ?? DEFAULT_VIEW.medium,
  who: rowPlace(search.get('who') ?? ''),
  compare: places(search.get('with')).slice(0, MOST_COMPARED),
  value: readValue(search.get('value')),
});

/** Defaults are left out, so that the plain view of a call has a plain address. */
export const writeCallView = (view: CallView): URLSearchParams => {
  const search = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value !== '') search.set(name, value);
  };
  put('s', view.selected ?? '');
  put('open', view.opened.join('.'));
  put(
    'f',
    FLAGS.filter(({ of }) => view.filter[of])
      .map(({ word }) => word)
      .join('.'),
  );
  put('people', view.filter.people.join('.'));
  for (const word of view.filter.modalities) search.append('media', word);
  for (const word of view.filter.platforms) search.append('platform', word);
  for (const word of view.filter.networks) search.append('net', word);
  put('q', view.filter.text);
  put('sort', writeSort(view.sort));
  put('t', view.window === undefined ? '' : `${view.window.start}-${view.window.end}`);
  put('group', view.group ?? '');
  put('cols', view.columns.join('.'));
  put('at', view.at === undefined ? '' : String(view.at));
  put('rest', view.rest === 'dim' ? 'dim' : '');
  put('cell', writeCell(view.filter.cell));
  put('limits', view.limits === DEFAULT_VIEW.limits ? '' : view.limits);
  put('medium', view.medium === DEFAULT_VIEW.medium ? '' : view.medium);
  put('who', view.who ?? '');
  put('with', view.compare.join('.'));
  put('value', view.value ?? '');
  return search;
};

const readColumns = (text: string | null): readonly FurtherColumn[] => {
  const named = new Set((text ?? '').split('.'));
  return FURTHER_COLUMNS.filter((column) => named.has(column));
};

const LIMITS = ['cqd', 'sample', 'ours'] as const;
const MEDIA = ['audio', 'video', 'sharing'] as const;
const FARES = ['poor', 'notJudged', 'well'] as const;

const oneOf = <Word extends string>(
  allowed: readonly Word[],
  word: string | null | undefined,
): Word | undefined => allowed.find((one) => one === word);

/** `audio.poor.well`: medium, how it was sent, how it was heard. */
const writeCell = (cell: GridCell | undefined): string =>
  cell === undefined ? '' : [cell.medium, cell.sent, cell.heard].join('.');

const readCell = (text: string | null): GridCell | undefined => {
  const [first, second, third] = (text ?? '').split('.');
  const medium = oneOf(MEDIA, first);
  const sent = oneOf(FARES, second);
  const heard = oneOf(FARES, third);
  return medium && sent && heard ? { medium, sent, heard } : undefined;
};

const readInstant = (text: string | null): EpochMs | undefined =>
  /^\d{1,14}$/.test(text ?? '') ? epochMs(Number(text)) : undefined;

/** `sessions[37].segments[0].media[0].streams[0].averagePacketLossRate`: members and places only. */
const readValue = (text: string | null): string | undefined =>
  text !== null && text.length <= MAX_TEXT && /^sessions\[\d{1,6}\](\.\w+(\[\d+\])?)*$/.test(text)
    ? text
    : undefined;

const FLAGS = [
  { word: 'rated-poor', of: 'ratedPoor' },
  { word: 'poor', of: 'poorQuality' },
  { word: 'failed', of: 'failed' },
] as const;

const readFlags = (text: string | null): Pick<ViewFilter, 'ratedPoor' | 'poorQuality' | 'failed'> => {
  const on = new Set((text ?? '').split('.'));
  return { ratedPoor: on.has('rated-poor'), poorQuality: on.has('poor'), failed: on.has('failed') };
};

const rowPlace = (text: string): RowPlace | undefined =>
  /^(0|[1-9]\d{0,5})c?$/.test(text) ? text : undefined;

const places = (text: string | null): readonly RowPlace[] =>
  unique((text ?? '').split('.').filter((place) => rowPlace(place) !== undefined));

const openedPlaces = (text: string | null): readonly RowPlace[] =>
  unique((text ?? '').split('.').filter((place) => rowPlace(place.replace(/^g/, '')) !== undefined));

const words = (search: URLSearchParams, name: string): readonly string[] =>
  unique(search.getAll(name).filter((word) => word !== '' && word.length <= MAX_TEXT));

const unique = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)].slice(0, MAX_CHOICES);

/** `sentLoss` rises, `-sentLoss` falls; the default stands for itself. */
const readSort = (text: string | null): RowSort => {
  const descending = text?.startsWith('-') ?? false;
  const by = SORT_KEYS.find((key) => key === text?.slice(descending ? 1 : 0));
  return by === undefined ? WORST_FIRST : { by, descending };
};

const writeSort = ({ by, descending }: RowSort): string =>
  by === WORST_FIRST.by && descending === WORST_FIRST.descending ? '' : `${descending ? '-' : ''}${by}`;

/** Whole milliseconds of the epoch; a window under 10 s is smaller than the page can show. */
const readWindow = (text: string | null): Range | undefined => {
  const match = /^(\d{1,14})-(\d{1,14})$/.exec(text ?? '');
  if (!match) return undefined;
  const [start, end] = [Number(match[1]), Number(match[2])];
  return end - start >= SMALLEST_WINDOW_MS ? { start: epochMs(start), end: epochMs(end) } : undefined;
};
