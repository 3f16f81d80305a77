import type { ComponentProps, ReactNode } from 'react';
import './Button.css';
import { Icon, type IconName } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';

type Look = 'plain' | 'main' | 'bare';

const classNames = (look: Look, iconOnly: boolean): string =>
  ['btn', look === 'plain' ? '' : `btn-${look}`, iconOnly ? 'btn-icon' : ''].filter(Boolean).join(' ');

type Props = Omit<ComponentProps<'button'>, 'aria-label'> & {
  readonly look?: Look;
  readonly icon?: IconName;
  /** The key that does the same, printed on the button. */
  readonly shortcut?: string;
  /** What a button is for when it shows nothing but an icon. */
  readonly label?: string;
  readonly children?: ReactNode;
};

/** Takes every property of a `<button>`, so that menus and dialogs can use one as their trigger. */
export const Button = ({
  look = 'plain',
  icon,
  shortcut,
  label,
  children,
  className = '',
  ...rest
}: Props) => (
  <button
    type="button"
    className={`${classNames(look, label !== undefined && children === undefined)} ${className}`.trim()}
    {...(label === undefined ? {} : { 'aria-label': label, title: label })}
    {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut })}
    {...rest}
  >
    {icon && <Icon name={icon} />}
    {children}
    {shortcut && <Kbd>{shortcut}</Kbd>}
  </button>
);
