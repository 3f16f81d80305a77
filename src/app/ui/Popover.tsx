import type { ReactElement, ReactNode } from 'react';
import { LoadedOnUse } from './LoadedOnUse.tsx';
import type * as parts from './popover-parts.tsx';

type Parts = typeof parts;

const load = (): Promise<Parts> => import('./popover-parts.tsx');

type Props = {
  readonly trigger: ReactElement;
  /** The name of the region that opens, for readers. */
  readonly label: string;
  /** Called while it is open, and not before. */
  readonly children: () => ReactNode;
  readonly align?: 'start' | 'end';
};

/** For more than a list of commands: text, inputs, a few controls. */
export const Popover = ({ trigger, label, children, align = 'start' }: Props) => (
  <LoadedOnUse trigger={trigger} opens="dialog" load={load}>
    {({ OpenPopover }) => (
      <OpenPopover trigger={trigger} label={label} align={align}>
        <Content>{children}</Content>
      </OpenPopover>
    )}
  </LoadedOnUse>
);

const Content = ({ children }: Pick<Props, 'children'>) => children();
