import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { StateMessage } from '../../ui/StateMessage.tsx';

/** A part of the filter in words, and how many rows would fit without it. */
type Without = { readonly words: string; readonly fit: number; readonly onWithout: () => void };

type Props = {
  readonly total: number;
  readonly parts: readonly Without[];
  readonly onClear: () => void;
  /** “about 60 sessions are still to be read”. */
  readonly toCome: string | undefined;
};

const HEADINGS = ['', 'No session fits', 'No session fits both', 'No session fits all three'];

/** Nothing fits: says what to let go of, and what that would bring back. */
export const NoFit = ({ total, parts, onClear, toCome }: Props): ReactNode => (
  <StateMessage
    heading={HEADINGS[parts.length] ?? `No session fits all ${parts.length}`}
    level={3}
    actions={
      <>
        {parts
          .filter(({ fit }) => fit > 0)
          .map(({ words, fit, onWithout }) => (
            <Button key={words} onClick={onWithout}>
              Without {words} <b className="accent">{fit.toLocaleString('en')}</b>
            </Button>
          ))}
        <Button shortcut="Esc" onClick={onClear}>
          Clear all filters
        </Button>
      </>
    }
    detail={toCome}
  >
    <p>
      {total === 1 ? 'The one person read does not fit' : `None of ${total.toLocaleString('en')} people fits`}{' '}
      {parts.map(({ words }) => words).join(' and ')}.{' '}
      {parts.filter(({ fit }) => fit === 0).length > 0 &&
        parts.length > 1 &&
        `Without ${parts
          .filter(({ fit }) => fit === 0)
          .map(({ words }) => words)
          .join(' or ')} still none.`}
    </p>
  </StateMessage>
);
