import { useState, type ReactElement } from 'react';
import { findChoices, type Choice } from './find-choices.ts';
import './FindMenu.css';
import { Popover } from './Popover.tsx';

type Props = {
  /** What it is for. */
  readonly label: string;
  /** What is looked for, as a box says it: “Name”. */
  readonly sought: string;
  /** What stands where nothing holds the words typed. */
  readonly none: string;
  /** Asked when it opens. */
  readonly choices: () => readonly Choice[];
  readonly trigger: ReactElement;
  readonly chosen: readonly string[];
  readonly onToggle: (value: string, on: boolean) => void;
  readonly hasCounts?: boolean;
};

/** A menu of many, with a box to find some of them. */
export const FindMenu = ({ label, trigger, choices, ...props }: Props) => (
  <Popover label={label} trigger={trigger}>
    {() => <FoundChoices choices={choices()} {...props} />}
  </Popover>
);

type FoundProps = Omit<Props, 'label' | 'trigger' | 'choices'> & { readonly choices: readonly Choice[] };

const FoundChoices = ({ choices, chosen, sought, none, onToggle, hasCounts = false }: FoundProps) => {
  const [typed, setTyped] = useState('');
  const { shown, more } = findChoices(choices, chosen, typed);
  return (
    <div className="find-menu">
      <input
        type="text"
        aria-label={`Find a ${sought.toLowerCase()}`}
        placeholder={sought}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul>
        {shown.map(({ value, label, count }) => (
          <li key={value}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) => onToggle(value, event.target.checked)}
              />
              <bdi>{label}</bdi>
              {hasCounts && <span className="n">{count.toLocaleString('en')}</span>}
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="muted">{none}</p>}
      {more > 0 && <p className="muted">{more.toLocaleString('en')} more, type to find them</p>}
    </div>
  );
};
