import type { ReactNode, RefObject } from 'react';
import { capital } from '#base/capital';
import { formatCount } from '#report/format';
import type { FlagCounts, RowFilter } from '#report/list/row-filter';
import type { GroupBy } from '#report/list/row-groups';
import { Button } from '../../ui/Button.tsx';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { toggled, type Choice } from '../../ui/find-choices.ts';
import { FindMenu } from '../../ui/FindMenu.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { MenuChip } from '../../ui/MenuChip.tsx';
import './filter-bar.css';
import { GroupMenu } from './GroupMenu.tsx';
import { QueryBox } from './QueryBox.tsx';

export type FilterChoices = {
  readonly modalities: readonly Choice[];
  readonly platforms: readonly Choice[];
  readonly networks: readonly Choice[];
  readonly people: readonly Choice[];
};

type Props = {
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
  /** Asked when a menu opens. */
  readonly choices: () => FilterChoices;
  /** What to call a value that is chosen. */
  readonly labelOf: (part: keyof FilterChoices, value: string) => string;
  /** What the rows hold of a field of free text, for completions. */
  readonly valuesOf: (field: string) => readonly string[];
  readonly counts: FlagCounts;
  readonly fit: number;
  readonly total: number;
  readonly rest: 'hide' | 'dim';
  readonly onRest: () => void;
  readonly onClear: () => void;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly group: GroupBy | undefined;
  readonly onGroup: (group: GroupBy | undefined) => void;
  /** What else stands in the bar, at its end. */
  readonly children?: ReactNode;
};

const MENUS = [
  { of: 'modalities', label: 'Modality' },
  { of: 'platforms', label: 'Platform' },
  { of: 'networks', label: 'Network' },
] as const;

const isOn = (filter: RowFilter): boolean =>
  filter.ratedPoor ||
  filter.poorQuality ||
  filter.failed ||
  filter.text !== '' ||
  filter.cell !== undefined ||
  [filter.people, filter.modalities, filter.platforms, filter.networks].some((values) => values.length > 0);

/** Which sessions are kept. Each chip says how many it would leave; F goes to the box. */
export const FilterBar = ({ filter, onFilter, counts, fit, total, ...props }: Props) => {
  const step = (change: Partial<RowFilter>) => onFilter({ ...filter, ...change });
  const filtered = isOn(filter);
  const chosenWords = (of: keyof FilterChoices) =>
    filter[of].map((value) => capital(props.labelOf(of, value)));
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
      <QueryBox
        value={filter.text}
        onChange={(text) => onFilter({ ...filter, text })}
        valuesOf={props.valuesOf}
        box={props.box}
      />
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
        <Menu key={of} trigger={<MenuChip label={label} chosen={chosenWords(of)} />}>
          {({ Check }) =>
            props.choices()[of].map((choice) => (
              <Check
                key={choice.value}
                checked={filter[of].includes(choice.value)}
                count={choice.count}
                onChange={(on) => step({ [of]: toggled(filter[of], choice.value, on) })}
              >
                {choice.label}
              </Check>
            ))
          }
        </Menu>
      ))}
      <FindMenu
        label="Filter by person"
        sought="Person"
        none="Nobody of that name among the sessions read."
        choices={() => props.choices().people}
        trigger={<MenuChip label="Person" chosen={chosenWords('people')} />}
        chosen={filter.people}
        onToggle={(key, on) => step({ people: toggled(filter.people, key, on) })}
      />
      <GroupMenu group={props.group} onGroup={props.onGroup} />
      {filtered && (
        <Button look="bare" onClick={props.onClear}>
          Clear
        </Button>
      )}
      {props.children}
    </div>
  );
};
