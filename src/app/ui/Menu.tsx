import type { ReactElement, ReactNode } from 'react';
import { LoadedOnUse } from './LoadedOnUse.tsx';
import type * as parts from './menu-parts.tsx';

/** What a menu is made of, known only once one was asked for. */
type MenuParts = typeof parts;

const load = (): Promise<MenuParts> => import('./menu-parts.tsx');

type Props = {
  /** The button that opens it: a Button or a FilterChip. */
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'end';
  /** Called while the menu is open, and not before: what it lists may cost something to find. */
  readonly children: (menu: MenuParts) => ReactNode;
};

export const Menu = ({ trigger, align = 'start', children }: Props) => (
  <LoadedOnUse trigger={trigger} opens="menu" load={load}>
    {(menu) => (
      <menu.OpenMenu trigger={trigger} align={align}>
        <Content menu={menu}>{children}</Content>
      </menu.OpenMenu>
    )}
  </LoadedOnUse>
);

const Content = ({ menu, children }: Pick<Props, 'children'> & { readonly menu: MenuParts }) =>
  children(menu);
