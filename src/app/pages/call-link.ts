import type { EpochMs } from '#base/units';
import { parseQuery } from '#report/list/row-query';
import type { SessionRow } from '#report/list/session-rows';
import { pathWith } from '../useUrlView.ts';
import { writeEnded } from './call-ended.ts';
import { writeCallView, type CallView } from './call-url.ts';
import { placeOf } from './row-places.ts';

/** Words stand for at most so many rows in a link; beyond, the link would be longer than it is worth. */
const MOST_ROWS = 60;

/**
 * The view to pass on. Measures and kinds of network go along as they were typed; where a term may be a name, a
 * link carries the rows it found instead, and of more rows than it can name it leaves the words out.
 */
export const shareable = (view: CallView, fit: readonly SessionRow[]): CallView => {
  const { terms, problems } = parseQuery(view.filter.text);
  if (problems.length === 0 && terms.every(({ isPersonal }) => !isPersonal)) return view;
  const people = fit.length > 0 && fit.length <= MOST_ROWS ? fit.map(placeOf) : view.filter.people;
  return { ...view, filter: { ...view.filter, text: '', people } };
};

/** A page’s own address with that view, to follow within the app. */
export const addressOf = (
  view: CallView,
  { pathname, searchStr }: { readonly pathname: string; readonly searchStr: string },
): string => {
  const search = writeCallView(view);
  const zone = new URLSearchParams(searchStr).get('tz');
  if (zone !== null) search.set('tz', zone);
  return pathWith(pathname, search);
};

/** What a link says beside the view: when the call ended, which version was shown, and in which zone. */
export type LinkFacts = {
  readonly end: EpochMs | undefined;
  readonly version: string | undefined;
  readonly zone: string;
};

/**
 * The address of this page with that view, to be opened by anyone: it names the zone and the record's version, so that
 * another machine shows the same, or says that the record is another by now.
 */
export const linkTo = (
  view: CallView,
  fit: readonly SessionRow[],
  { end, version, zone }: LinkFacts,
): string => {
  const search = writeCallView(shareable(view, fit));
  writeEnded(search, end);
  if (version !== undefined) search.set('v', version);
  search.set('tz', zone === 'UTC' ? 'utc' : zone);
  return `${location.origin}${pathWith(location.pathname, search)}`;
};

/** The version that a link was made of, an Int64 as text; undefined where the address does not say. */
export const linkedVersion = (search: string): string | undefined => {
  const version = new URLSearchParams(search).get('v');
  return version !== null && /^\d{1,19}$/.test(version) ? version : undefined;
};

/** The view to open a case file with, in the zone of its maker. */
export const caseView = (view: CallView, fit: readonly SessionRow[], zone: string): string => {
  const search = writeCallView(shareable(view, fit));
  search.set('tz', zone === 'UTC' ? 'utc' : zone);
  return search.toString();
};
