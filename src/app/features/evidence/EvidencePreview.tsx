import { useState, type ReactNode } from 'react';
import { formatCount } from '#report/format';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Made } from './made.ts';

const VIEWS = [
  { value: 'picture', label: 'Picture' },
  { value: 'text', label: 'Text' },
  { value: 'grey', label: 'In grey' },
] as const;
type View = (typeof VIEWS)[number]['value'];

type Props = { readonly made: Made; readonly refused: string | undefined };

/** What is about to leave, as it will leave; in grey for whoever prints it. */
export const EvidencePreview = ({ made, refused }: Props) => {
  const [view, setView] = useState<View>('picture');
  return (
    <div className="evidence-preview">
      <div className="evidence-bar">
        <Segmented label="Preview" options={VIEWS} value={view} onChange={setView} />
        <span className="grow" />
        <span className="muted t11">
          {made.state === 'ready' && refused === undefined && sizeWords(made, view)}
        </span>
      </div>
      <Frame isBusy={made.state === 'making'}>
        {refused === undefined ? (
          <Content made={made} view={view} />
        ) : (
          <p className="evidence-note">{refused}</p>
        )}
      </Frame>
      {made.state === 'ready' && refused === undefined && (
        <p className="evidence-claim muted">
          The claim you are about to send:{' '}
          <b>
            <bdi>{made.sentence}</bdi>
          </b>
        </p>
      )}
    </div>
  );
};

const Frame = ({ isBusy, children }: { readonly isBusy: boolean; readonly children: ReactNode }) => (
  // A region that scrolls has to be reachable by keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="evidence-frame" role="region" aria-label="Preview" tabIndex={0} aria-busy={isBusy}>
    {children}
  </div>
);

const Content = ({ made, view }: { readonly made: Made; readonly view: View }) => {
  switch (made.state) {
    case 'making':
      return <p className="evidence-note muted">{made.words}</p>;
    case 'failed':
      return (
        <p className="evidence-note" role="alert">
          {made.words}
        </p>
      );
    case 'ready':
      return view === 'text' ? (
        <pre className="evidence-text">{made.markdown}</pre>
      ) : (
        <img
          src={made.url}
          alt={made.sentence}
          width={made.width}
          height={made.height}
          className={view === 'grey' ? 'grey' : undefined}
        />
      );
  }
};

type Ready = Extract<Made, { state: 'ready' }>;

/** “1200 × 892 px, 197 kB, always light”. */
const sizeWords = ({ width, height, scale, png, markdown }: Ready, view: View): string =>
  view === 'text'
    ? `${formatCount(markdown.length)} characters, Markdown; the same as HTML and plain text`
    : `${width} × ${height} px at ${scale} ×, ${formatCount(Math.ceil(png.size / 1_000))} kB, always light`;
