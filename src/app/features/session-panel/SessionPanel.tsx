import { useEffect, useRef, type ReactNode } from 'react';
import type { EpochMs } from '#base/units';
import type { FieldLevel } from '#calls/fields';
import type { CallRecord } from '#calls/model';
import type { LimitSet } from '#quality/limit-sets';
import type { Grade } from '#quality/grade';
import { tokenWords } from '#report/verdict/feedback-summary';
import type { SessionRow } from '#report/list/session-rows';
import type { SideGrid } from '#report/verdict/side-grid';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Mirror } from '../../ui/Mirror.tsx';
import { RateBox } from '../../ui/RateBox.tsx';
import { Hidden } from './Hidden.tsx';
import { PartView } from './PartView.tsx';
import { Ladders } from './Ladders.tsx';
import { focusValue, MarkedValue } from '../../ui/MarkedValue.tsx';
import { Way } from './Way.tsx';
import { directionWords, factsLine, type DirectionWords } from '#report/session/person-words';
import './session-panel.css';

type Props = {
  readonly row: SessionRow;
  readonly zone: string;
  readonly fieldLevel: FieldLevel;
  readonly record: CallRecord | undefined;
  readonly now: EpochMs;
  readonly limits: LimitSet;
  /** The medium that the ladders tell of. */
  readonly medium: SideGrid['medium'];
  /** Where one chooses what to judge by. */
  readonly limitsSwitch: ReactNode;
  /** The value that somebody was led to, by its path. */
  readonly marked: string | undefined;
  /** Whether the call is looked at for this person’s ticket, and how to do so. */
  readonly isTicket: boolean;
  readonly onTicket: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onOpen: () => void;
  readonly onJson: (() => void) | undefined;
  readonly onCopyFacts: (() => void) | undefined;
  readonly onClose: () => void;
};

/** Everything the record holds of one person, and the reason for every blank. */
export const SessionPanel = (props: Props) => {
  const { marked } = props;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (marked !== undefined && panel.current) focusValue(panel.current, marked);
  }, [marked]);
  return (
    <aside
      className="panel"
      data-picture="session panel"
      aria-labelledby="panel-title"
      tabIndex={-1}
      ref={panel}
    >
      <MarkedValue value={marked}>
        <Head {...props} />
        <p className="pfacts">{factsLine(props.row, props.zone)}</p>
        <Verdict row={props.row} limits={props.limits} />
        <Rating row={props.row} />
        <Ladders {...props} />
        <Way {...props} />
        {props.row.parts.map((part, index) => (
          <PartView key={part.index} {...props} part={part} index={index} />
        ))}
      </MarkedValue>
      <footer className="pfoot" data-no-picture>
        <Button shortcut="Enter" onClick={props.onOpen}>
          Open session
        </Button>
        <Button icon="braces" shortcut="J" onClick={props.onJson}>
          JSON
        </Button>
        <Button icon="copy" onClick={props.onCopyFacts}>
          Copy facts
        </Button>
      </footer>
    </aside>
  );
};

const Head = ({ row, fieldLevel, isTicket, onTicket, onPrevious, onNext, onClose }: Props) => (
  <header className="ph">
    <div>
      <h2 id="panel-title">
        <bdi>{row.name}</bdi>
      </h2>
      <Account row={row} fieldLevel={fieldLevel} />
    </div>
    <span className="grow" />
    <Button
      look="bare"
      icon="pin"
      label={isTicket ? 'Forget whose ticket it is' : 'Look at the call for this person’s ticket'}
      aria-pressed={isTicket}
      onClick={onTicket}
    />
    <Button
      look="bare"
      icon="chevronLeft"
      label="Previous session"
      aria-keyshortcuts="["
      aria-disabled={!onPrevious}
      onClick={onPrevious}
    />
    <Button
      look="bare"
      icon="chevronRight"
      label="Next session"
      aria-keyshortcuts="]"
      aria-disabled={!onNext}
      onClick={onNext}
    />
    <Button look="bare" icon="close" label="Close panel" aria-keyshortcuts="Escape" onClick={onClose} />
  </header>
);

const Account = ({ row, fieldLevel }: Pick<Props, 'row' | 'fieldLevel'>) => {
  const account = row.person?.userPrincipalName;
  if (account !== undefined && account !== row.name) return <p className="muted">{account}</p>;
  return fieldLevel === 'metrics' ? (
    <p>
      <Hidden />
    </p>
  ) : null;
};

const Verdict = ({ row, limits }: Pick<Props, 'row' | 'limits'>) => (
  <div className="pq">
    <Mirror sent={row.sent.grade} heard={row.heard.grade} width={16} height={22} />
    <div>
      <DirectionLine grade={row.sent.grade} words={directionWords('Sent', row.sent, limits.title)} />
      <DirectionLine grade={row.heard.grade} words={directionWords('Heard', row.heard, limits.title)} />
    </div>
  </div>
);

const CLASS: Readonly<Record<Grade, string>> = {
  poor: 'poor',
  burst: 'poor',
  good: 'good',
  notJudged: 'none',
  noData: 'nodata',
};

const DirectionLine = ({ grade, words }: { readonly grade: Grade; readonly words: DirectionWords }) => (
  <p>
    <span className={`q ${CLASS[grade]}`}>
      <Mark kind={grade} size={10} />
      {words.head}
    </span>{' '}
    <span className="muted">{words.rest}</span>
  </p>
);

const Rating = ({ row }: { readonly row: SessionRow }) => {
  const { feedback } = row;
  if (feedback?.rating === undefined || feedback.rating === 'notRated') return null;
  const ticked = feedback.ticked.map(tokenWords);
  const offered = feedback.offered.filter((token) => !feedback.ticked.includes(token)).map(tokenWords);
  return (
    <div className="prating">
      <RateBox poor={feedback.rating <= 2} label={`rated ${feedback.rating} of 5`}>
        {feedback.rating}
      </RateBox>
      <div>
        <p>{ticked.length > 0 ? ticked.join(', ') : 'no reason ticked'}</p>
        {offered.length > 0 && <p className="muted">offered, not ticked: {offered.join(', ')}</p>}
        {feedback.text !== undefined && feedback.text !== '' && (
          <p>
            “<bdi>{feedback.text}</bdi>”
          </p>
        )}
      </div>
    </div>
  );
};
