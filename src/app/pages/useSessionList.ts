import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { LIMIT_SETS, type LimitSet, type LimitSetName } from '#quality/limit-sets';
import type { FurtherColumn } from '#report/list/further-columns';
import { countFlags, filterRows, type RowFilter, type RowSort } from '#report/list/row-filter';
import { groupRows, type GroupBy, type RowEntry, type RowGroup } from '#report/list/row-groups';
import { sortRows } from '#report/list/row-sort';
import type { SessionRow } from '#report/list/session-rows';
import { useUrlView, type SetView } from '../useUrlView.ts';
import { NO_VIEW_FILTER, readCallView, WORST_FIRST, writeCallView, type CallView } from './call-url.ts';
import { createOrderKeeper } from './late-rows.ts';
import { useContinuous } from './useContinuous.ts';
import { createRowIndex, placeOf, toRowFilter, toViewFilter, type KeysByPlace } from './row-places.ts';

const CODEC = { read: readCallView, write: writeCallView };
const NEXT_MEDIUM = { audio: 'video', video: 'sharing', sharing: 'audio' } as const;
const NOBODY: ReadonlySet<string> = new Set();

/** What the address wants streams to be judged by. */
export const useLimits = (): LimitSet => LIMIT_SETS[useUrlView(CODEC)[0].limits];

/** Changes add up even when they come faster than the address follows: two rows opened in a breath are both open. */
const useChange = (view: CallView, setView: SetView<CallView>) => {
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  }, [view]);
  return useCallback(
    (next: Partial<CallView>, replace: boolean) => {
      latest.current = { ...latest.current, ...next };
      setView(latest.current, { replace });
    },
    [setView],
  );
};

/** The rows as the address asks for them, and every way to ask for them otherwise. */
export const useSessionList = (rows: readonly SessionRow[]) => {
  const [view, setView] = useUrlView(CODEC);
  const [isTouched, setTouched] = useState(false);
  const [settledAt, setSettledAt] = useState(0);
  const [keeper] = useState(createOrderKeeper);

  const [index] = useState(createRowIndex);
  const { rowOf } = index;
  const keys = useMemo(() => index.of(rows), [index, rows]);
  const change = useChange(view, setView);
  const [window, setWindow] = useContinuous(view.window, (next) => change({ window: next }, true));
  const [typed, setTyped] = useContinuous(view.filter.text, (text) =>
    change({ filter: { ...view.filter, text } }, true),
  );
  const filter = useMemo(
    () => toRowFilter({ ...view.filter, text: typed }, keys),
    [view.filter, typed, keys],
  );
  const fit = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const isDimming = view.rest === 'dim' && fit !== rows;
  const sorted = useMemo(
    () => sortRows(isDimming ? rows : fit, view.sort),
    [rows, fit, isDimming, view.sort],
  );
  const isHeld = isTouched || view.selected !== undefined;
  const question = JSON.stringify([filter, view.sort, view.rest, settledAt]);
  const shown = useMemo(() => keeper.show(sorted, question, isHeld), [keeper, sorted, question, isHeld]);
  const unfit = useMemo(() => {
    if (!isDimming) return NOBODY;
    const fitting = new Set(fit.map((row) => row.key));
    return new Set(rows.filter((row) => !fitting.has(row.key)).map((row) => row.key));
  }, [rows, fit, isDimming]);

  const selected = view.selected === undefined ? undefined : rowOf(keys.get(view.selected) ?? '');
  const entries = useMemo(() => groupRows(shown.rows, view.group), [shown.rows, view.group]);
  const opened = useMemo(() => openedIds(view.opened, keys, entries), [view.opened, keys, entries]);
  return {
    /** As it is shown, also what the address does not say yet because the hand is still moving. */
    view: useMemo(
      () => ({ ...view, window, filter: { ...view.filter, text: typed } }),
      [view, window, typed],
    ),
    /** Any other change of what the address says. */
    change,
    keys,
    rowOf,
    filter,
    fit,
    shown,
    unfit,
    selected,
    opened,
    counts: useMemo(() => countFlags(rows), [rows]),
    nameOf: useCallback((key: string) => rowOf(key)?.name ?? 'a person not read yet', [rowOf]),
    touch: useCallback(() => setTouched(true), []),
    /** Late rows go where the order puts them. */
    settle: () => setSettledAt((count) => count + 1),
    select: (row: SessionRow | undefined) => {
      setTouched(true);
      change(
        { selected: row && placeOf(row), value: undefined },
        view.selected !== undefined && row !== undefined,
      );
    },
    /** Lines of the list: people, and groups of them. */
    entries,
    open: (row: SessionRow, isOpen: boolean) => {
      const others = view.opened.filter((place) => keys.get(place) !== row.key);
      change({ opened: isOpen ? [...others, placeOf(row)] : others }, true);
    },
    openGroup: ({ rows: members }: RowGroup, isOpen: boolean) => {
      const places = new Set(members.map((row) => `g${placeOf(row)}`));
      const others = view.opened.filter((place) => !places.has(place));
      const [first] = members;
      change({ opened: isOpen && first !== undefined ? [...others, `g${placeOf(first)}`] : others }, true);
    },
    setGroup: (group: GroupBy | undefined) => change({ group }, false),
    setColumns: (columns: readonly FurtherColumn[]) => change({ columns }, true),
    setFilter: (next: RowFilter) => {
      if (next.text === filter.text) change({ filter: toViewFilter(next, rowOf) }, false);
      else setTyped(next.text);
    },
    clearFilter: () => {
      // Words that are not in the address yet would be put there after it was cleared.
      setTyped('');
      change({ filter: NO_VIEW_FILTER }, false);
    },
    setSort: (sort: RowSort | undefined) => {
      setTouched(true);
      change({ sort: sort ?? WORST_FIRST }, false);
    },
    window,
    setWindow,
    setLimits: (limits: LimitSetName) => change({ limits }, true),
    nextMedium: () => change({ medium: NEXT_MEDIUM[view.medium] }, true),
    /** Looks at the call for the selected person’s ticket, or no longer. */
    toggleTicket: () => {
      if (selected === undefined) return;
      const isTheirs = keys.get(view.who ?? '') === selected.key;
      change({ who: isTheirs ? undefined : placeOf(selected) }, false);
    },
    toggleRest: () => change({ rest: view.rest === 'hide' ? 'dim' : 'hide' }, true),
  };
};

export type SessionList = ReturnType<typeof useSessionList>;

/** Ids of the rows and groups that stand open: a group is named by any of its people. */
const openedIds = (
  places: readonly string[],
  keys: KeysByPlace,
  entries: readonly RowEntry[],
): ReadonlySet<string> => {
  const ids = new Set<string>();
  const inGroups = new Set<string>();
  for (const place of places) {
    const key = keys.get(place.replace(/^g/, ''));
    if (key !== undefined) (place.startsWith('g') ? inGroups : ids).add(key);
  }
  if (inGroups.size === 0) return ids;
  for (const entry of entries) {
    if (entry.kind === 'group' && entry.group.rows.some((row) => inGroups.has(row.key)))
      ids.add(entry.group.id);
  }
  return ids;
};
