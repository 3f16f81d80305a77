import { Fragment, useContext } from 'react';
import type { EpochMs } from '#base/units';
import { formatClock } from '#report/format';
import { Button } from '../../ui/Button.tsx';
import { ErrorActionsContext } from '../../ui/ErrorActions.ts';
import { Icon } from '../../ui/Icon.tsx';
import { pageBoxes, type Reading } from './reading.ts';
import './record-strip.css';
import { stripWords } from './strip-words.ts';
import { useAnnouncement } from './useAnnouncement.ts';
import { useSecond } from './useSecond.ts';

type Props = {
  readonly reading: Reading;
  readonly zone: string;
  readonly onReadAll: () => void;
  readonly onPause: () => void;
  readonly onRetry: () => void;
  /** Reads the version that was written since. */
  readonly onNewest: () => void;
};

const EXPECTED_HINT = 'Estimated from the number of participants';

const isLoud = ({ state }: Reading): boolean => state.kind === 'failed' || state.kind === 'offline';

/** Which record this is, how much of it is here, and what happens to the rest. Never red: partial is not an alarm. */
export const RecordStrip = ({ reading, zone, ...actions }: Props) => {
  const now = useSecond(reading.state.kind === 'reading' && reading.state.nextPageAt !== undefined);
  const words = stripWords(reading, { time: (at: EpochMs) => formatClock(at, zone), zone, now });
  const notes = words.notes.join(' ');
  const announcement = useAnnouncement(
    [words.strong, words.rest, notes].join(' ').trim(),
    reading.state.kind,
  );
  return (
    <section className={isLoud(reading) ? 'strip loud' : 'strip'} aria-label="How complete this record is">
      {isLoud(reading) ? (
        <Icon name={reading.state.kind === 'offline' ? 'offline' : 'warning'} />
      ) : (
        <Boxes reading={reading} />
      )}
      <p className="strip-words">
        <span title={words.strong.includes('≈') ? EXPECTED_HINT : undefined}>
          <b>{words.strong}</b> {words.rest}
        </span>
      </p>
      <output className="vh">{announcement}</output>
      <span className="sep" />
      <span className="strip-version">
        <b>{words.version.strong}</b>
        {words.version.rest}
      </span>
      {notes !== '' && (
        <Fragment>
          <span className="sep" />
          <b className="strip-notes" title={notes}>
            {notes}
          </b>
        </Fragment>
      )}
      {words.shares !== undefined && notes === '' && (
        <Fragment>
          <span className="sep strip-shares" />
          <span className="muted strip-shares">{words.shares}</span>
        </Fragment>
      )}
      <span className="grow" />
      <Actions reading={reading} {...actions} />
    </section>
  );
};

const Boxes = ({ reading }: { readonly reading: Reading }) => {
  const boxes = pageBoxes(reading);
  const pages = boxes.reduce((sum, box) => sum + box.pages, 0);
  const label =
    reading.state.kind === 'complete'
      ? `${reading.pagesRead} pages read, the whole record`
      : `${reading.pagesRead} of about ${pages} pages read`;
  return (
    <span className="pages" role="img" aria-label={label}>
      {boxes.map((box, index) => (
        <i key={index} className={box.state} />
      ))}
    </span>
  );
};

const Actions = ({ reading, onReadAll, onPause, onRetry, onNewest }: Omit<Props, 'zone'>) => {
  const { state, newerVersion } = reading;
  const { 'sign-in': onSignIn } = useContext(ErrorActionsContext);
  if (newerVersion !== undefined && (state.kind === 'complete' || state.kind === 'resting')) {
    return (
      <Button look="bare" icon="retry" onClick={onNewest}>
        Read version {newerVersion}
      </Button>
    );
  }
  switch (state.kind) {
    case 'complete':
    case 'cut':
      return null;
    case 'offline':
      return <Retry onRetry={onRetry} />;
    case 'failed':
      if (state.needs === 'nothing') return null;
      return state.needs === 'sign-in' ? (
        <Button look="bare" onClick={onSignIn}>
          Sign in
        </Button>
      ) : (
        <Retry onRetry={onRetry} page={state.page} />
      );
    case 'throttled':
      return (
        <>
          <Retry onRetry={onRetry} />
          {state.toTheEnd && (
            <Button look="bare" icon="pause" onClick={onPause}>
              Stop at {reading.shown.toLocaleString('en')}
            </Button>
          )}
        </>
      );
    case 'resting':
      return (
        <Button look="bare" onClick={onReadAll}>
          Read all
        </Button>
      );
    case 'reading':
      return state.toTheEnd ? (
        <Button look="bare" icon="pause" onClick={onPause}>
          Pause
        </Button>
      ) : (
        <Button look="bare" onClick={onReadAll}>
          Read all
        </Button>
      );
  }
};

const Retry = ({ onRetry, page }: Pick<Props, 'onRetry'> & { readonly page?: number | undefined }) => (
  <Button look="bare" icon="retry" shortcut="R" onClick={onRetry}>
    {page === undefined ? 'Try again' : `Try page ${page} again`}
  </Button>
);
