import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import './Dialog.css';

type Props = {
  readonly onClose: () => void;
  readonly title: string;
  /** For tables: as wide as the window allows. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

/** Takes the focus, gives it back when closed; Escape and a click on the scrim close it. */
export const OpenDialog = ({ onClose, title, isWide = false, children }: Props) => (
  <Base.Root open onOpenChange={(next) => next || onClose()}>
    <Base.Portal>
      <Base.Backdrop className="scrim" />
      <Base.Popup className={isWide ? 'dialog wide' : 'dialog'}>
        <div className="dialog-head">
          <Base.Title className="dialog-title">{title}</Base.Title>
          <Base.Close render={<Button look="bare" icon="close" label="Close" />} />
        </div>
        {children}
      </Base.Popup>
    </Base.Portal>
  </Base.Root>
);
