import { useMemo } from 'react';
import type { FieldLevel } from '#calls/fields';
import type { LimitSet } from '#quality/limit-sets';
import { comparePeople } from '#report/session/compare-people';
import { choices } from '#report/list/row-filter';
import type { SessionRow } from '#report/list/session-rows';
import { CompareTable } from '../features/compare/CompareTable.tsx';
import { Button } from '../ui/Button.tsx';
import { FindMenu } from '../ui/FindMenu.tsx';
import { MOST_COMPARED } from './call-url.ts';
import { toFilterChoices } from './call-words.tsx';
import { placeOf } from './row-places.ts';
import type { SessionList } from './useSessionList.ts';

type Props = {
  readonly list: SessionList;
  readonly rows: readonly SessionRow[];
  readonly zone: string;
  readonly limits: LimitSet;
  readonly level: FieldLevel;
};

/** Those whom the address sets side by side, and a way to add and to leave out. */
export const ComparePeople = ({ list, rows, zone, limits, level }: Props) => {
  const { view, keys, rowOf, change } = list;
  const people = useMemo(
    () => view.compare.map((place) => rowOf(keys.get(place) ?? '')).filter((row) => row !== undefined),
    [rowOf, view.compare, keys],
  );
  const groups = useMemo(() => comparePeople(people, { zone, limits, level }), [people, zone, limits, level]);
  const without = (row: SessionRow) => view.compare.filter((place) => keys.get(place) !== row.key);
  const toggle = (key: string, on: boolean) => {
    const row = rowOf(key);
    if (row === undefined) return;
    change({ compare: on ? [...view.compare, placeOf(row)].slice(0, MOST_COMPARED) : without(row) }, true);
  };
  return (
    <>
      <FindMenu
        label="Add a person"
        sought="Person"
        none="Nobody of that name among the sessions read."
        trigger={<Button icon="columns">Add a person</Button>}
        choices={() => toFilterChoices(choices(rows)).people}
        chosen={people.map(({ key }) => key)}
        onToggle={toggle}
      />{' '}
      {view.compare.length >= MOST_COMPARED && (
        <span className="muted">{MOST_COMPARED} at most stand side by side.</span>
      )}
      {people.length < view.compare.length && (
        <span className="muted">Some of them are on pages that are not read yet.</span>
      )}
      <CompareTable
        people={people.map((row) => ({
          key: row.key,
          name: row.name,
          onRemove: people.length > 1 ? () => change({ compare: without(row) }, true) : undefined,
        }))}
        groups={groups}
      />
    </>
  );
};
