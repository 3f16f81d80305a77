import { useState, type ReactElement } from 'react';
import { Popover } from '../../ui/Popover.tsx';
import type { Choice } from './FilterBar.tsx';
import { listPeople } from './list-people.ts';

type Props = {
  /** What it is for. */
  readonly label: string;
  /** Asked when it opens. */
  readonly people: () => readonly Choice[];
  readonly trigger: ReactElement;
  readonly chosen: readonly string[];
  readonly onToggle: (key: string, on: boolean) => void;
};

export const PersonMenu = ({ label, trigger, people, ...props }: Props) => (
  <Popover label={label} trigger={trigger}>
    {() => <PersonList people={people()} {...props} />}
  </Popover>
);

type ListProps = Pick<Props, 'chosen' | 'onToggle'> & { readonly people: readonly Choice[] };

const PersonList = ({ people, chosen, onToggle }: ListProps) => {
  const [typed, setTyped] = useState('');
  const { shown, more } = listPeople(people, chosen, typed);
  return (
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
  );
};
