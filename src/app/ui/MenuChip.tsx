import type { ComponentProps, ReactNode } from 'react';
import { FilterChip } from './FilterChip.tsx';

type Props = ComponentProps<'button'> & {
  readonly label: string;
  /** What is chosen, in words. */
  readonly chosen: readonly string[];
};

/** “Platform”, or what is chosen of it: the chip of a filter that is on says which. */
export const MenuChip = ({ label, chosen, ...trigger }: Props): ReactNode => {
  const [first] = chosen;
  return (
    <FilterChip kind="menu" on={chosen.length > 0} {...trigger}>
      {first === undefined ? label : `${label}: ${first}${chosen.length > 1 ? ` +${chosen.length - 1}` : ''}`}
    </FilterChip>
  );
};
