import type { ComponentProps, ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import './finder.css';

const MOST_TEXT = 4_000;

type Props = ComponentProps<'input'> & {
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string;
  /** What stands at its end; the key that goes to it while it is empty. */
  readonly end?: ReactNode;
};

/** The box that everything can be pasted into. */
export const FinderField = ({
  end,
  'aria-expanded': isExpanded,
  'aria-controls': listId,
  ...input
}: Props) => (
  <div className="finder-field">
    <Icon name="search" />
    <input
      type="text"
      role="combobox"
      autoComplete="off"
      spellCheck={false}
      maxLength={MOST_TEXT}
      aria-label="Find a call"
      aria-keyshortcuts="Control+K /"
      aria-autocomplete="list"
      aria-expanded={isExpanded}
      aria-controls={listId}
      placeholder="Paste a ticket, id, join link, name or number"
      {...input}
    />
    {end ?? <Kbd>Ctrl K</Kbd>}
  </div>
);
