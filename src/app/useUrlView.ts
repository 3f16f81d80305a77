import { useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { writeSearchText, type SearchTexts } from './search-text.ts';

/** A page's view and the address that stands for it. Defaults are left out, nonsense falls back to them. */
export type UrlCodec<View> = {
  readonly read: (search: URLSearchParams) => View;
  readonly write: (view: View) => URLSearchParams;
};

/** Parameters of the whole app, which a page's own view leaves alone. */
const SHARED = ['tz'] as const;
/** Those, and what a link to this page told it about its call: another view of the page keeps it. */
const KEPT = [...SHARED, 'ended', 'v'] as const;

export type SetView<View> = (view: View, options?: { readonly replace?: boolean }) => void;

/**
 * The view that the address asks for, and how to go to another one. Replace for continuous changes such as
 * zooming, so that Back leaves the page instead of undoing them one by one.
 */
export const useUrlView = <View>({ read, write }: UrlCodec<View>): readonly [View, SetView<View>] => {
  // The match's search, not the location's: while the next page loads, this one must not take its address for its own.
  const searchText = useSearch({ strict: false, select: writeSearchText });
  const router = useRouter();
  const view = useMemo(() => read(new URLSearchParams(searchText)), [read, searchText]);
  const setView = useCallback<SetView<View>>(
    (next, { replace = false } = {}) => {
      const { pathname, searchStr } = router.latestLocation;
      const search = withKept(write(next), new URLSearchParams(searchStr));
      void router.navigate({ href: pathWith(pathname, search), replace, resetScroll: false });
    },
    [router, write],
  );
  return [view, setView];
};

/** For links to another page: of the parameters there are, those that hold everywhere. */
export const sharedSearch = (before: Readonly<Record<string, unknown>>): SearchTexts =>
  Object.fromEntries(
    SHARED.flatMap((name) => {
      const value = before[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

const withKept = (search: URLSearchParams, before: URLSearchParams): URLSearchParams => {
  for (const name of KEPT) {
    const value = before.get(name);
    if (value !== null) search.set(name, value);
  }
  return search;
};

export const pathWith = (path: string, search: URLSearchParams): string => {
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
};
