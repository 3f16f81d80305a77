import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import './Menu.css';

type Props = {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly align: 'start' | 'end';
  readonly children: ReactNode;
};

/** Begins open: it is loaded when somebody asks for it. */
export const OpenPopover = ({ trigger, label, align, children }: Props) => (
  <Base.Root defaultOpen>
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
