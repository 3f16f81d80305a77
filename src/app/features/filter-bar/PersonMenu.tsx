import { useState } from 'react';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { Popover } from '../../ui/Popover.tsx';
import type { Choice } from './FilterBar.tsx';

type Props = {
  readonly people: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onToggle: (key: string, on: boolean) => void;
};

/** More names than this are found by typing, not by reading. */
const MOST = 40;

/** Chosen people first, then those whose name holds what is typed. */
export const listed = (
  people: readonly Choice[],
  chosen: readonly string[],
  typed: string,
): { readonly shown: readonly Choice[]; readonly more: number } => {
  const wanted = typed.trim().toLowerCase();
  const ticked = new Set(chosen);
  const found = people.filter(
    ({ value, label }) => !ticked.has(value) && label.toLowerCase().includes(wanted),
  );
  const shown = [...people.filter(({ value }) => ticked.has(value)), ...found.slice(0, MOST)];
  return { shown, more: Math.max(0, found.length - MOST) };
};

export const PersonMenu = ({ people, chosen, onToggle }: Props) => {
  const [typed, setTyped] = useState('');
  const { shown, more } = listed(people, chosen, typed);
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
