import { Dialog } from '@base-ui/react/dialog';
import { useRef, type KeyboardEvent } from 'react';
import '../../ui/Dialog.css';
import { Button } from '../../ui/Button.tsx';
import './evidence.css';
import { EvidenceOptions } from './EvidenceOptions.tsx';
import { EvidencePreview } from './EvidencePreview.tsx';
import type { EvidenceChoice, Made } from './made.ts';

/** What the record gives, and whether there is more to wait for. */
export type BoundTo = {
  /** “Record version 2, 180 of ≈ 240 sessions”. */
  readonly words: string;
  readonly isPartial: boolean;
  readonly isReading: boolean;
  /** Undefined where nothing more comes, or it is being waited for already. */
  readonly onWait: (() => void) | undefined;
};

/** Each writes one thing out; undefined where there is nothing to write yet. */
export type EvidenceActions = {
  readonly savePicture: () => void;
  readonly copyText: () => void;
  readonly copyBoth: () => void;
  readonly saveJson: () => void;
  readonly saveSessions: () => void;
  readonly saveStreams: () => void;
  /** Saves the case file, where the page can make one. */
  readonly saveCase: (() => void) | undefined;
};

type Props = {
  readonly made: Made;
  readonly choice: EvidenceChoice;
  readonly onChoice: (choice: EvidenceChoice) => void;
  /** Whether there are names to show: by role, or in a file. */
  readonly hasNames: boolean;
  readonly hasGrid: boolean;
  readonly namesBecause: string;
  /** Why nothing may be written out; undefined when it may. */
  readonly refused: string | undefined;
  readonly bound: BoundTo;
  /** “14 of 238 people”: what CSV and JSON hold. */
  readonly chosen: string;
  /** What the last action did or could not do, said once. */
  readonly status: { readonly words: string; readonly isTrouble: boolean } | undefined;
  readonly isBusy: boolean;
  readonly actions: EvidenceActions;
  readonly onClose: () => void;
};

/** Everything that can leave the page for a ticket, seen before it leaves. */
export const EvidenceDialog = (props: Props) => {
  const { made, choice, actions, status, onClose } = props;
  const main = useRef<HTMLButtonElement>(null);
  const isOff = props.isBusy || props.refused !== undefined;
  const cannot = isOff || made.state !== 'ready';
  const keys: Readonly<Record<string, () => void>> = {
    s: actions.savePicture,
    t: actions.copyText,
    enter: actions.copyBoth,
  };
  const onKeyDown = (press: KeyboardEvent) => {
    const act = keys[press.key.toLowerCase()];
    if (act === undefined || cannot || press.ctrlKey || press.metaKey || press.altKey) return;
    // Enter on another button is that button's.
    if (press.key === 'Enter' && press.target instanceof HTMLButtonElement) return;
    press.preventDefault();
    act();
  };
  return (
    <Dialog.Root open onOpenChange={(next) => next || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="evidence" initialFocus={main} onKeyDown={onKeyDown}>
          <header>
            <Dialog.Title className="dialog-title">Evidence for the ticket</Dialog.Title>
            <Dialog.Description className="muted">
              one picture, one text, one link, all saying the same
            </Dialog.Description>
            <span className="grow" />
            <Dialog.Close render={<Button look="bare" icon="close" label="Close" />} />
          </header>
          <div className="evidence-body">
            <EvidencePreview made={made} refused={props.refused} />
            <EvidenceOptions {...props} isOff={isOff} />
          </div>
          <footer>
            <Button icon="braces" disabled={cannot} onClick={actions.saveJson}>
              {choice.names === 'masked' || !props.hasNames ? 'Redacted JSON' : 'JSON with names'}
            </Button>
            {actions.saveCase !== undefined && (
              <Button icon="file" disabled={cannot} onClick={actions.saveCase}>
                Case file
              </Button>
            )}
            <output className={status?.isTrouble === true ? 'trouble' : undefined}>{status?.words}</output>
            <Button shortcut="S" disabled={cannot} onClick={actions.savePicture}>
              Save picture
            </Button>
            <Button shortcut="T" disabled={cannot} onClick={actions.copyText}>
              Copy text
            </Button>
            <Button
              ref={main}
              look="main"
              icon="copy"
              shortcut="Enter"
              aria-disabled={cannot}
              onClick={cannot ? undefined : actions.copyBoth}
            >
              Copy picture and text
            </Button>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
