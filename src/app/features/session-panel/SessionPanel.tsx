import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import type { EpochMs } from '#base/units';
import type { FieldLevel } from '#calls/fields';
import type { CallRecord, Endpoint, Media, Segment, Session } from '#calls/model';
import { otherEnd, type End } from '#quality/ends';
import type { LimitSet } from '#quality/limit-sets';
import { mediaPath, sessionPath } from '#quality/place';
import type { Grade } from '#quality/grade';
import { tokenWords } from '#report/feedback-summary';
import type { SessionPart, SessionRow } from '#report/session-rows';
import type { SideGrid } from '#report/side-grid';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Mirror } from '../../ui/Mirror.tsx';
import { RateBox } from '../../ui/RateBox.tsx';
import { deviceLines, endpointLines, networkLines, type SeenEnd } from '#report/end-table';
import { endName } from './end-name.ts';
import { EndTableView } from './EndTableView.tsx';
import { Ladders } from './Ladders.tsx';
import { focusValue, MarkedValue } from '../../ui/MarkedValue.tsx';
import { Way } from './Way.tsx';
import { directionWords, factsLine, whenWords, type DirectionWords } from '#report/person-words';
import './session-panel.css';
import { streamTable } from '#report/stream-table';
import { StreamTableView } from './StreamTableView.tsx';

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
    <aside className="panel" aria-labelledby="panel-title" tabIndex={-1} ref={panel}>
      <MarkedValue value={marked}>
        <Head {...props} />
        <p className="pfacts">{factsLine(props.row, props.zone)}</p>
        <Verdict row={props.row} limits={props.limits} />
        <Rating row={props.row} />
        <Ladders {...props} />
        <Way {...props} />
        {props.row.parts.map((part, index) => (
          <PartView key={`${part.session.id} ${part.index}`} {...props} part={part} index={index} />
        ))}
      </MarkedValue>
      <footer className="pfoot">
        <Button shortcut="Enter" onClick={props.onOpen}>
          Open session
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
      disabled={!onPrevious}
      onClick={onPrevious}
    />
    <Button
      look="bare"
      icon="chevronRight"
      label="Next session"
      aria-keyshortcuts="]"
      disabled={!onNext}
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
      <span className="hid" title="Hidden by your role">
        hidden
      </span>
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

type PartProps = Pick<Props, 'row' | 'zone' | 'fieldLevel' | 'limits'> & {
  readonly part: SessionPart;
  readonly index: number;
};

const PartView = ({ row, part, index, zone, fieldLevel, limits }: PartProps) => {
  const { session } = part;
  return (
    <section className="ppart" aria-label={`Session ${index + 1} of ${row.parts.length}`}>
      {row.parts.length > 1 && (
        <h3 className="h3">
          Session {index + 1} of {row.parts.length} <span className="muted">{whenWords(part, zone)}</span>
        </h3>
      )}
      {part.failure !== undefined && <FailureLine part={part} />}
      {session.segments.map((segment, place) => (
        <SegmentView
          key={segment.id}
          segment={segment}
          place={place}
          session={session}
          at={part.index}
          end={part.side}
          zone={zone}
          fieldLevel={fieldLevel}
          limits={limits}
        />
      ))}
      {session.segments.length === 0 && (
        <p className="muted">The record holds no segments of this session.</p>
      )}
      <EndTableView
        title="Client and machine"
        ends={endNames(session, part.side)}
        lines={endpointLines(endpoints(session, part.side, fieldLevel, part.index))}
      />
      <p className="pids muted">
        session <code>{session.id}</code>, the {ordinal(part.index)} in the record
      </p>
    </section>
  );
};

const FailureLine = ({ part }: { readonly part: SessionPart }) => (
  <p className="pfail">
    <span className="q fail">
      <Mark kind="failed" size={10} />
      {part.failure?.stage === 'midcall' ? 'Dropped' : 'Not set up'}
    </span>{' '}
    <span className="muted">{part.failure?.reason ?? 'no reason in the record'}</span>
  </p>
);

type SegmentProps = {
  readonly segment: Segment;
  readonly place: number;
  readonly session: Session;
  /** Its place in the record. */
  readonly at: number;
  readonly end: End;
  readonly zone: string;
  readonly fieldLevel: FieldLevel;
  readonly limits: LimitSet;
};

const SegmentView = ({ segment, place, session, at, end, zone, fieldLevel, limits }: SegmentProps) => (
  <>
    {session.segments.length > 1 && (
      <h4 className="segment">
        Segment {place + 1} of {session.segments.length}{' '}
        <span className="muted">{whenWords(segment, zone)}</span>
      </h4>
    )}
    {segment.media.map((media, index) => (
      <Fragment key={index}>
        <StreamTableView table={streamTable(media, end, { limits, path: mediaPath(at, place, index) })} />
        {index === 0 && (
          <MediaEnds
            media={media}
            path={mediaPath(at, place, index)}
            session={session}
            end={end}
            fieldLevel={fieldLevel}
          />
        )}
      </Fragment>
    ))}
    {segment.media.length === 0 && <p className="muted">The record holds no media of this segment.</p>}
  </>
);

/** Network and devices stand at each medium; those of the first say what the others repeat. */
const MediaEnds = ({
  media,
  path,
  session,
  end,
  fieldLevel,
}: Pick<SegmentProps, 'session' | 'end' | 'fieldLevel'> & {
  readonly media: Media;
  readonly path: string;
}) => {
  const [mine, theirs] = endpoints(session, end, fieldLevel);
  const far = otherEnd(end);
  const networks = [
    { of: media[`${end}Network`], level: mine.level, path: `${path}.${end}Network` },
    { of: media[`${far}Network`], level: theirs.level, path: `${path}.${far}Network` },
  ];
  const devices = [
    { of: media[`${end}Device`], level: mine.level, path: `${path}.${end}Device` },
    { of: media[`${far}Device`], level: theirs.level, path: `${path}.${far}Device` },
  ];
  const names = endNames(session, end);
  return (
    <>
      <EndTableView title="Network" ends={names} lines={networkLines(networks)} />
      <EndTableView title="Sound devices" ends={names} lines={deviceLines(devices)} />
    </>
  );
};

const ends = (session: Session, end: End): readonly [Endpoint | undefined, Endpoint | undefined] =>
  end === 'caller' ? [session.caller, session.callee] : [session.callee, session.caller];

const endpoints = (
  session: Session,
  end: End,
  level: FieldLevel,
  at = 0,
): readonly [SeenEnd<Endpoint>, SeenEnd<Endpoint>] => {
  const seen = (side: End): SeenEnd<Endpoint> => ({
    of: session[side],
    level: session[side]?.kind === 'participant' ? level : 'identity',
    path: `${sessionPath(at)}.${side}`,
  });
  return [seen(end), seen(otherEnd(end))];
};

const endNames = (session: Session, end: End): readonly [string, string] => {
  const [mine, theirs] = ends(session, end);
  return [endName(mine), endName(theirs)];
};

const ordinal = (index: number): string => {
  const place = index + 1;
  const tail = place % 100;
  const suffix = tail >= 11 && tail <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${suffix}`;
};
