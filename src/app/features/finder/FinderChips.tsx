import type { ReactNode } from 'react';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { Menu } from '../../ui/Menu.tsx';

/** One thing the text was read as. */
export type Chip = {
  readonly key: string;
  readonly label: string;
  /** What else it may be; without it the chip can only be taken away. */
  readonly choice?: {
    readonly label: string;
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
    readonly onChange: (value: string) => void;
  };
  readonly onDrop: () => void;
};

type Props = { readonly chips: readonly Chip[]; readonly note: string; readonly isSearching: boolean };

/** “Read as”: a person sees what was understood, and puts it right. */
export const FinderChips = ({ chips, note, isSearching }: Props): ReactNode => (
  <div className="finder-read">
    {chips.length > 0 && <span className="muted">Read as</span>}
    {chips.map((chip) => (
      <ChipMenu key={chip.key} chip={chip} />
    ))}
    <output className="muted finder-note">{isSearching ? 'Searching' : note}</output>
  </div>
);

const ChipMenu = ({ chip: { label, choice, onDrop } }: { readonly chip: Chip }) => {
  if (choice === undefined) {
    return (
      <FilterChip on title="Leave this out" onClick={onDrop}>
        <bdi>{label}</bdi>
      </FilterChip>
    );
  }
  return (
    <Menu
      trigger={
        <FilterChip kind="menu" on>
          <bdi>{label}</bdi>
        </FilterChip>
      }
    >
      {(menu) => (
        <>
          <menu.Choice
            label={choice.label}
            options={choice.options}
            value={choice.value}
            onChange={choice.onChange}
          />
          <menu.Line />
          <menu.Item icon="close" onClick={onDrop}>
            Leave this out
          </menu.Item>
        </>
      )}
    </Menu>
  );
};
