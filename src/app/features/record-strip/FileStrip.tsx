import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import './record-strip.css';

type Props = {
  /** “list-sessions.json”, “2 files”. */
  readonly source: string;
  readonly read: { readonly strong: string; readonly rest: string };
  readonly version: string;
  readonly leftOut: string | undefined;
  readonly onAdd: () => void;
};

/** A call from files: which, how much of it they hold, and that nothing leaves this computer. */
export const FileStrip = ({ source, read, version, leftOut, onAdd }: Props) => (
  <section className="strip" aria-label="How complete this record is">
    <Icon name="file" />
    <p className="strip-words">
      <span>
        <b>From a file</b>, <bdi>{source}</bdi>; it stays on this computer.
      </span>
    </p>
    <span className="sep" />
    <output>
      <b>{read.strong}</b> {read.rest}
    </output>
    <span className="sep" />
    <span className="strip-version">{version}</span>
    {leftOut !== undefined && (
      <>
        <span className="sep" />
        <span className="strip-words">{leftOut}</span>
      </>
    )}
    <span className="grow" />
    <Button look="bare" icon="file" onClick={onAdd}>
      Add a page
    </Button>
  </section>
);
