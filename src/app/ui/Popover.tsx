import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import './Menu.css';

type Props = {
  readonly trigger: ReactElement;
  /** The name of the region that opens, for readers. */
  readonly label: string;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
};

/** For more than a list of commands: text, inputs, a few controls. */
export const Popover = ({ trigger, label, children, align = 'start' }: Props) => (
  <Base.Root>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner className="pop" align={align} sideOffset={4} collisionPadding={8}>
        <Base.Popup className="popover" aria-label={label}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);
