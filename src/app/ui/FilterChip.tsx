import type { ComponentProps } from 'react';
import './FilterChip.css';
import { Icon } from './Icon.tsx';

type Props = ComponentProps<'button'> & {
  readonly on: boolean;
  /** How many would be left. */
  readonly count?: number;
  /** `toggle` goes on and off, with × when on; `menu` opens a choice. */
  readonly kind?: 'toggle' | 'menu';
};

/** A filter as a button. With `kind="menu"` it is made to be the trigger of a menu. */
export const FilterChip = ({ on, count, kind = 'toggle', children, className = '', ...rest }: Props) => (
  <button
    type="button"
    className={`fchip ${on ? 'on ' : ''}${className}`.trim()}
    {...(kind === 'toggle' ? { 'aria-pressed': on } : {})}
    {...rest}
  >
    {children}
    {count !== undefined && <span className="n">{count.toLocaleString('en')}</span>}
    {kind === 'menu' && <Icon name="chevronDown" small />}
    {kind === 'toggle' && on && <Icon name="close" small />}
  </button>
);
