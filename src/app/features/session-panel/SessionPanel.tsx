import { Fragment } from 'react';
import type { FieldLevel } from '#calls/fields';
import type { Endpoint, Media, Segment, Session } from '#calls/model';
import type { End } from '#quality/ends';
import type { Grade } from '#quality/grade';
import { tokenWords } from '#report/feedback-summary';
import type { SessionPart, SessionRow } from '#report/session-rows';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Mirror } from '../../ui/Mirror.tsx';
import { RateBox } from '../../ui/RateBox.tsx';
import { deviceLines, endpointLines, networkLines, type SeenEnd } from '#report/end-table';
import { EndTableView } from './EndTableView.tsx';
import { directionWords, factsLine, whenWords, type DirectionWords } from '#report/person-words';
import './session-panel.css';
import { streamTable } from '#report/stream-table';
import { StreamTableView } from './StreamTableView.tsx';

type Props = {
  readonly row: SessionRow;
  readonly zone: string;
  readonly fieldLevel: FieldLevel;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onOpen: () => void;
  readonly onClose: () => void;
};

/** Everything the record holds of one person, and the reason for every blank. */
export const SessionPanel = ({ row, zone, fieldLevel, onPrevious, onNext, onOpen, onClose }: Props) => (
  <aside className="panel" aria-labelledby="panel-title">
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
    <p className="pfacts">{factsLine(row, zone)}</p>
    <Verdict row={row} />
    <Rating row={row} />
    {row.parts.map((part, index) => (
      <PartView
        key={part.session.id}
        row={row}
        part={part}
        index={index}
        zone={zone}
        fieldLevel={fieldLevel}
      />
    ))}
    <footer className="pfoot">
      <Button shortcut="Enter" onClick={onOpen}>
        Open session
      </Button>
    </footer>
  </aside>
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

const Verdict = ({ row }: { readonly row: SessionRow }) => (
  <div className="pq">
    <Mirror sent={row.sent.grade} heard={row.heard.grade} width={16} height={22} />
    <div>
      <DirectionLine grade={row.sent.grade} words={directionWords('Sent', row.sent)} />
      <DirectionLine grade={row.heard.grade} words={directionWords('Heard', row.heard)} />
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

type PartProps = Pick<Props, 'row' | 'zone' | 'fieldLevel'> & {
  readonly part: SessionPart;
  readonly index: number;
};

const PartView = ({ row, part, index, zone, fieldLevel }: PartProps) => {
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
          end={part.side}
          zone={zone}
          fieldLevel={fieldLevel}
        />
      ))}
      {session.segments.length === 0 && (
        <p className="muted">The record holds no segments of this session.</p>
      )}
      <EndTableView
        title="Client and machine"
        ends={endNames(session, part.side)}
        lines={endpointLines(endpoints(session, part.side, fieldLevel))}
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
  readonly end: End;
  readonly zone: string;
  readonly fieldLevel: FieldLevel;
};

const SegmentView = ({ segment, place, session, end, zone, fieldLevel }: SegmentProps) => (
  <>
    {session.segments.length > 1 && (
      <h4 className="segment">
        Segment {place + 1} of {session.segments.length}{' '}
        <span className="muted">{whenWords(segment, zone)}</span>
      </h4>
    )}
    {segment.media.map((media, index) => (
      <Fragment key={index}>
        <StreamTableView table={streamTable(media, end)} />
        {index === 0 && <MediaEnds media={media} session={session} end={end} fieldLevel={fieldLevel} />}
      </Fragment>
    ))}
    {segment.media.length === 0 && <p className="muted">The record holds no media of this segment.</p>}
  </>
);

/** Network and devices stand at each medium; those of the first say what the others repeat. */
const MediaEnds = ({
  media,
  session,
  end,
  fieldLevel,
}: Pick<SegmentProps, 'session' | 'end' | 'fieldLevel'> & { readonly media: Media }) => {
  const [mine, theirs] = endpoints(session, end, fieldLevel);
  const own = end === 'caller';
  const networks = [
    { of: own ? media.callerNetwork : media.calleeNetwork, level: mine.level },
    { of: own ? media.calleeNetwork : media.callerNetwork, level: theirs.level },
  ];
  const devices = [
    { of: own ? media.callerDevice : media.calleeDevice, level: mine.level },
    { of: own ? media.calleeDevice : media.callerDevice, level: theirs.level },
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
): readonly [SeenEnd<Endpoint>, SeenEnd<Endpoint>] => {
  const seen = (of: Endpoint | undefined): SeenEnd<Endpoint> => ({
    of,
    level: of?.kind === 'participant' ? level : 'identity',
  });
  const [mine, theirs] = ends(session, end);
  return [seen(mine), seen(theirs)];
};

const endName = (end: Endpoint | undefined): string => {
  if (end === undefined) return 'Other end';
  if (end.kind === 'service') return 'Teams service';
  return end.identity?.displayName ?? end.identity?.userPrincipalName ?? 'Other end';
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
