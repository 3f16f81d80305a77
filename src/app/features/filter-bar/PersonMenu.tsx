import { useState } from 'react';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { Popover } from '../../ui/Popover.tsx';
import type { Choice } from './FilterBar.tsx';
import { listPeople } from './list-people.ts';

type Props = {
  readonly people: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onToggle: (key: string, on: boolean) => void;
};

export const PersonMenu = ({ people, chosen, onToggle }: Props) => {
  const [typed, setTyped] = useState('');
  const { shown, more } = listPeople(people, chosen, typed);
  const name = people.find(({ value }) => value === chosen[0])?.label;
  return (
    <Popover
      label="Filter by person"
      trigger={
        <FilterChip kind="menu" on={chosen.length > 0}>
          {name === undefined
            ? 'Person'
            : `Person: ${name}${chosen.length > 1 ? ` +${chosen.length - 1}` : ''}`}
        </FilterChip>
      }
    >
      <div className="person-menu">
        <input
          type="text"
          className="person-find"
          aria-label="Find a person"
          placeholder="Name"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <ul>
          {shown.map(({ value, label }) => (
            <li key={value}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(value)}
                  onChange={(event) => onToggle(value, event.target.checked)}
                />
                <bdi>{label}</bdi>
              </label>
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className="muted">Nobody of that name among the sessions read.</p>}
        {more > 0 && <p className="muted">{more.toLocaleString('en')} more, type to find them</p>}
      </div>
    </Popover>
  );
};
