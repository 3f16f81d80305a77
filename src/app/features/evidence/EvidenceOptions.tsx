import { useId, type ReactNode } from 'react';
import type { EvidenceParts } from '#report/evidence/evidence';
import { Button } from '../../ui/Button.tsx';
import type { BoundTo, EvidenceActions } from './EvidenceDialog.tsx';
import type { EvidenceChoice, Made } from './made.ts';

type Props = {
  readonly made: Made;
  readonly choice: EvidenceChoice;
  readonly onChoice: (choice: EvidenceChoice) => void;
  readonly hasNames: boolean;
  /** A call of two has no grid of who hurt whom. */
  readonly hasGrid: boolean;
  readonly namesBecause: string;
  readonly bound: BoundTo;
  readonly chosen: string;
  readonly actions: EvidenceActions;
  readonly isOff: boolean;
};

/** Who can be recognised, what goes in, what it is bound to, and the same as data. */
export const EvidenceOptions = (props: Props) => (
  <div className="evidence-options">
    <Names {...props} />
    <Contents {...props} />
    <Bound {...props.bound} />
    <Data {...props} />
  </div>
);

const Names = ({ choice, onChoice, hasNames, namesBecause }: Props) => {
  const name = useId();
  const option = (names: EvidenceChoice['names'], label: string, note: string) => (
    <label className="op">
      <input
        type="radio"
        name={name}
        checked={(hasNames ? choice.names : 'masked') === names}
        disabled={!hasNames}
        onChange={() => onChoice({ ...choice, names })}
      />
      <span>
        {label}
        <em>{note}</em>
      </span>
    </label>
  );
  return (
    <fieldset>
      <legend>Who can be recognised</legend>
      {option('shown', 'Names as shown', namesBecause)}
      {option('masked', 'Masked', 'people as Internal 1, addresses cut to /24, no devices')}
    </fieldset>
  );
};

const Contents = ({ made, choice, onChoice, hasGrid }: Props) => {
  const ready = made.state === 'ready' ? made : undefined;
  const box = (part: keyof EvidenceParts, label: string, note?: ReactNode, isEmpty = false) => (
    <label className="op">
      <input
        type="checkbox"
        checked={choice.parts[part] && !isEmpty}
        disabled={isEmpty}
        onChange={(event) =>
          onChoice({ ...choice, parts: { ...choice.parts, [part]: event.target.checked } })
        }
      />
      <span>
        {label}
        {note !== undefined && <em>{note}</em>}
      </span>
    </label>
  );
  const [count, which] = (ready?.excerpt ?? '').split(': ');
  return (
    <fieldset>
      <legend>What goes in</legend>
      <label className="op">
        <input type="checkbox" checked disabled />
        <span>
          Verdict, and what speaks against it<em>always</em>
        </span>
      </label>
      {box(
        'ladders',
        'Ladders of the cause',
        ready?.hasLadders === false && choice.parts.ladders ? 'this verdict stands on none' : undefined,
      )}
      {box(
        'sessions',
        count === '' ? 'Sessions' : `Sessions: ${count}`,
        which ?? 'cause, ticket’s person, poor ratings',
      )}
      {box('grid', 'Who hurt whom', hasGrid ? undefined : 'not in a call of two', !hasGrid)}
      {box('path', 'Path and trace route')}
      {box(
        'ticket',
        'Ticket text',
        ready?.ticket === undefined ? 'no ticket led to this call' : undefined,
        ready !== undefined && ready.ticket === undefined,
      )}
    </fieldset>
  );
};

const Bound = ({ words, isPartial, isReading, onWait }: BoundTo) => (
  <fieldset>
    <legend>Bound to</legend>
    <p className="bd">
      {words}.{' '}
      {isPartial && (
        <>
          {isReading ? (
            <>
              <b>Still reading:</b> picture and text are made anew when it rests.{' '}
            </>
          ) : (
            <>
              <b>Not all of it:</b> picture and text say so.{' '}
            </>
          )}
        </>
      )}
      {onWait !== undefined && (
        <button type="button" className="aslink" onClick={onWait}>
          Wait for the rest
        </button>
      )}
    </p>
  </fieldset>
);

const Data = ({ chosen, actions, isOff, made }: Props) => {
  const cannot = isOff || made.state === 'making';
  return (
    <fieldset>
      <legend>As data</legend>
      <p className="bd">{chosen}, as the list is filtered; numbers unrounded, times in UTC.</p>
      <p className="evidence-data">
        <Button disabled={cannot} onClick={actions.saveSessions}>
          Sessions, CSV
        </Button>
        <Button disabled={cannot} onClick={actions.saveStreams}>
          Streams, CSV
        </Button>
      </p>
    </fieldset>
  );
};
