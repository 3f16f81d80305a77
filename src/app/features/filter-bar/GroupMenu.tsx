import type { GroupBy } from '#report/list/row-groups';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { Menu } from '../../ui/Menu.tsx';

type Props = {
  readonly group: GroupBy | undefined;
  readonly onGroup: (group: GroupBy | undefined) => void;
};

const NONE = 'none';

const OPTIONS = [
  { value: NONE, label: 'Nobody together' },
  { value: 'subnet', label: 'By subnet' },
  { value: 'accessPoint', label: 'By access point' },
  { value: 'publicAddress', label: 'By public address' },
  { value: 'platform', label: 'By platform' },
] as const;

/** What puts people behind one line; N does so by subnet. */
export const GroupMenu = ({ group, onGroup }: Props) => (
  <Menu
    trigger={
      <FilterChip kind="menu" on={group !== undefined} aria-keyshortcuts="N">
        {OPTIONS.find(({ value }) => value === group)?.label ?? 'Group'}
      </FilterChip>
    }
  >
    {(menu) => (
      <menu.Choice
        label="Put people together"
        options={OPTIONS}
        value={group ?? NONE}
        onChange={(chosen) => onGroup(chosen === NONE ? undefined : chosen)}
      />
    )}
  </Menu>
);
