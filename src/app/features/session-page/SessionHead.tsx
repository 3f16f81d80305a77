import { useEffect, useRef, type ReactNode } from 'react';
import { directionWords, whenWords } from '#report/session/person-words';
import { numbersOf } from '#report/list/session-part';
import type { DirectionNumbers, SessionPart, SessionRow } from '#report/list/session-rows';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { PictureMenu } from '../../ui/PictureMenu.tsx';
import { Mirror } from '../../ui/Mirror.tsx';

type Props = {
  readonly row: SessionRow;
  readonly part: SessionPart;
  readonly zone: string;
  /** Calls / the call / where this session stands. */
  readonly crumbs: ReactNode;
  readonly isMeeting: boolean;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onCopyLink: (() => void) | undefined;
  /** Panels that a picture can be saved of; undefined where the person's roles save none. */
  readonly panels: (() => readonly { readonly name: string; readonly save: () => void }[]) | undefined;
  readonly notice: string | undefined;
};

const CLASS = { poor: 'poor', burst: 'poor', good: 'good', notJudged: 'none', noData: 'nodata' } as const;

export const SessionHead = ({ row, part, zone, crumbs, isMeeting, notice, ...actions }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [part]);
  const numbers = numbersOf(row, part);
  const word = (verb: 'Sent' | 'Heard', of: DirectionNumbers) => (
    <span className={`q ${CLASS[of.grade]}`}>
      <Mark kind={of.grade} size={10} />
      {directionWords(verb, of).head}
    </span>
  );
  return (
    <section className="session-head" aria-labelledby="session-title">
      <div className="session-names">
        <nav className="crumbs" aria-label="Where this is">
          {crumbs}
        </nav>
        <h1 id="session-title" ref={heading} tabIndex={-1}>
          <bdi>{row.name}</bdi> <span className="muted">{isMeeting ? 'in the meeting' : 'in the call'}</span>
        </h1>
      </div>
      <p className="session-sum">
        <Mirror sent={part.sent} heard={part.heard} width={18} height={22} />
        <span>
          {word('Sent', numbers.sent)}, {word('Heard', numbers.heard)}
          <br />
          <span className="muted">{whenWords(part, zone)}</span>
        </span>
      </p>
      <div className="actions">
        <output className="notice">{notice}</output>
        <Button icon="chevronLeft" shortcut="[" disabled={!actions.onPrevious} onClick={actions.onPrevious}>
          Previous
        </Button>
        <Button icon="chevronRight" shortcut="]" disabled={!actions.onNext} onClick={actions.onNext}>
          Next
        </Button>
        {actions.onCopyLink && (
          <Button icon="link" shortcut="L" onClick={actions.onCopyLink}>
            Copy link
          </Button>
        )}
        {actions.panels && <PictureMenu panels={actions.panels} isBusy={false} />}
      </div>
    </section>
  );
};
