import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PictureMenu } from '../../ui/PictureMenu.tsx';
import './call-head.css';

type PanelPicture = { readonly name: string; readonly save: () => void };

type Props = {
  readonly title: string;
  /** Length, who, how many, media: each its own fact, in order. */
  readonly facts: readonly { readonly key: string; readonly content: ReactNode }[];
  readonly id: string;
  readonly onCopyId: () => void;
  /** Undefined where there are not two people. */
  readonly onCompare: (() => void) | undefined;
  /** Undefined where there is nothing to link to. */
  readonly onCopyLink: (() => void) | undefined;
  readonly onEvidence: () => void;
  /** Undefined where the person's roles save no pictures. */
  readonly onPicture: (() => void) | undefined;
  readonly pictureBusy: boolean;
  /** Panels that a picture can be saved of. */
  readonly panels: () => readonly PanelPicture[];
  /** What the last action did, said once. */
  readonly notice: string | undefined;
};

export const CallHead = ({ title, facts, id, notice, ...actions }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever came by a link or by Enter begins at the heading, as on a page that was loaded.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="callhead" aria-labelledby="call-title">
      <div className="callhead-words">
        <h1 id="call-title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="second">
          {facts.map((fact) => (
            <span key={fact.key}>{fact.content}</span>
          ))}
          <span className="rid">
            record <code title={id}>{id.slice(0, 8)}</code>
            <button
              type="button"
              aria-label="Copy the record id"
              title="Copy the record id"
              onClick={actions.onCopyId}
            >
              <Icon name="copy" small />
            </button>
          </span>
        </p>
      </div>
      <div className="actions">
        <output className="notice">{notice}</output>
        {actions.onCompare && (
          <Button icon="compare" shortcut="C" onClick={actions.onCompare}>
            Compare
          </Button>
        )}
        {actions.onCopyLink && (
          <Button icon="link" shortcut="L" onClick={actions.onCopyLink}>
            Copy link
          </Button>
        )}
        {actions.onPicture && (
          <PictureMenu onList={actions.onPicture} panels={actions.panels} isBusy={actions.pictureBusy} />
        )}
        <Button look="main" icon="picture" shortcut="E" aria-haspopup="dialog" onClick={actions.onEvidence}>
          Evidence
        </Button>
      </div>
    </section>
  );
};
