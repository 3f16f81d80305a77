import type { ComponentProps, ReactNode, RefObject } from 'react';
import { formatCount } from '#report/format';
import type { RowFilter } from '#report/row-filter';
import { Button } from '../../ui/Button.tsx';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Menu, MenuCheck } from '../../ui/Menu.tsx';
import './filter-bar.css';
import { PersonMenu } from './PersonMenu.tsx';

export type Choice = { readonly value: string; readonly label: string; readonly count: number };

export type FilterChoices = {
  readonly modalities: readonly Choice[];
  readonly platforms: readonly Choice[];
  readonly networks: readonly Choice[];
  readonly people: readonly Choice[];
};

type Props = {
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
  readonly choices: FilterChoices;
  readonly counts: { readonly poorQuality: number; readonly ratedPoor: number; readonly failed: number };
  readonly fit: number;
  readonly total: number;
  readonly rest: 'hide' | 'dim';
  readonly onRest: () => void;
  readonly onClear: () => void;
  readonly box: RefObject<HTMLInputElement | null>;
  /** What else stands in the bar, at its end. */
  readonly children?: ReactNode;
};

const MENUS = [
  { of: 'modalities', label: 'Modality' },
  { of: 'platforms', label: 'Platform' },
  { of: 'networks', label: 'Network' },
] as const;

const toggled = (values: readonly string[], value: string, on: boolean): readonly string[] =>
  on ? [...values, value] : values.filter((other) => other !== value);

const isOn = (filter: RowFilter): boolean =>
  filter.ratedPoor ||
  filter.poorQuality ||
  filter.failed ||
  filter.text !== '' ||
  [filter.people, filter.modalities, filter.platforms, filter.networks].some((values) => values.length > 0);

/** Which sessions are kept. Each chip says how many it would leave; F goes to the box. */
export const FilterBar = ({ filter, onFilter, choices, counts, fit, total, box, ...props }: Props) => {
  const step = (change: Partial<RowFilter>) => onFilter({ ...filter, ...change });
  const filtered = isOn(filter);
  return (
    <div className="filterbar">
      <h2 className="h3" id="sessions-title">
        Sessions
      </h2>
      <output className="muted count">
        {filtered ? `${formatCount(fit)} of ${formatCount(total)} people` : `${formatCount(total)} people`}
      </output>
      {filtered && fit < total && (
        <button type="button" className="rest" aria-keyshortcuts="X" onClick={props.onRest}>
          {formatCount(total - fit)} {props.rest === 'dim' ? 'dimmed' : 'hidden'}
        </button>
      )}
      <TextBox value={filter.text} onChange={(text) => onFilter({ ...filter, text })} box={box} />
      <FilterChip
        on={filter.poorQuality}
        count={counts.poorQuality}
        onClick={() => step({ poorQuality: !filter.poorQuality })}
      >
        Poor, burst, failed
      </FilterChip>
      <FilterChip
        on={filter.ratedPoor}
        count={counts.ratedPoor}
        onClick={() => step({ ratedPoor: !filter.ratedPoor })}
      >
        Rated poor
      </FilterChip>
      <FilterChip on={filter.failed} count={counts.failed} onClick={() => step({ failed: !filter.failed })}>
        Failed
      </FilterChip>
      {MENUS.map(({ of, label }) => (
        <Menu key={of} trigger={<MenuChip label={label} chosen={filter[of]} choices={choices[of]} />}>
          {choices[of].map((choice) => (
            <MenuCheck
              key={choice.value}
              checked={filter[of].includes(choice.value)}
              count={choice.count}
              onChange={(on) => step({ [of]: toggled(filter[of], choice.value, on) })}
            >
              {choice.label}
            </MenuCheck>
          ))}
        </Menu>
      ))}
      <PersonMenu
        people={choices.people}
        chosen={filter.people}
        onToggle={(key, on) => step({ people: toggled(filter.people, key, on) })}
      />
      {filtered && (
        <Button look="bare" onClick={props.onClear}>
          Clear
        </Button>
      )}
      {props.children}
    </div>
  );
};

/** “Platform”, or what is chosen of it: the chip of a filter that is on says which. */
const MenuChip = ({
  label,
  chosen,
  choices,
  ...trigger
}: ComponentProps<'button'> & {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly choices: readonly Choice[];
}): ReactNode => {
  const [first] = chosen;
  const name = choices.find((choice) => choice.value === first)?.label ?? first;
  return (
    <FilterChip kind="menu" on={chosen.length > 0} {...trigger}>
      {name === undefined ? label : `${label}: ${name}${chosen.length > 1 ? ` +${chosen.length - 1}` : ''}`}
    </FilterChip>
  );
};

type TextBoxProps = {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly box: RefObject<HTMLInputElement | null>;
};

const TextBox = ({ value, onChange, box }: TextBoxProps) => (
  <label className={value === '' ? 'filterbox' : 'filterbox on'}>
    <Icon name="filter" small />
    <span className="vh">Filter sessions by any word of name, network, client or device</span>
    <input
      ref={box}
      type="text"
      value={value}
      placeholder="Filter"
      spellCheck={false}
      autoComplete="off"
      aria-keyshortcuts="F"
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (value === '') event.currentTarget.blur();
        else onChange('');
      }}
    />
    {value === '' && <Kbd>F</Kbd>}
  </label>
);
