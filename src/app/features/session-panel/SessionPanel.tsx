import { Fragment } from 'react';
import type { FieldLevel } from '#calls/fields';
import type { Endpoint, Failure, Media, Segment, Session } from '#calls/model';
import type { End } from '#quality/ends';
import type { Grade } from '#quality/grade';
import { tokenWords } from '#report/feedback-summary';
import { segmentEnds, sessionEnds, type SeenEnds } from '#report/segment-ends';
import type { SessionPart, SessionRow } from '#report/session-rows';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Mirror } from '../../ui/Mirror.tsx';
import { RateBox } from '../../ui/RateBox.tsx';
import { deviceLines, endpointLines, networkLines, type SeenEnd } from '#report/end-table';
import { EndTableView } from './EndTableView.tsx';
import { failureWords } from './failure-words.ts';
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
    <p className="pfacts">{factsLine(row, zone)}</p>
    <Verdict row={row} />
    <Rating row={row} />
    {row.parts.map((part, index) => (
      <PartView key={part.index} row={row} part={part} index={index} zone={zone} fieldLevel={fieldLevel} />
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
      <Hidden />
    </p>
  ) : null;
};

const Hidden = () => (
  <span className="hid" title="Hidden by your role">
    hidden
  </span>
);

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
  const ends = sessionEnds(session, part.side);
  return (
    <section className="ppart" aria-label={`Session ${index + 1} of ${row.parts.length}`}>
      {row.parts.length > 1 && (
        <h3 className="h3">
          Session {index + 1} of {row.parts.length} <span className="muted">{whenWords(part, zone)}</span>
        </h3>
      )}
      {part.failure !== undefined && <FailureLine failure={part.failure} fieldLevel={fieldLevel} />}
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
        ends={ends.names}
        lines={endpointLines(seen(ends, fieldLevel))}
      />
      <p className="pids muted">
        session <code>{session.id}</code>, the {ordinal(part.index)} in the record
      </p>
    </section>
  );
};

const FailureLine = ({
  failure,
  fieldLevel,
}: {
  readonly failure: Failure;
  readonly fieldLevel: FieldLevel;
}) => {
  const { head, reason } = failureWords(failure, fieldLevel);
  return (
    <p className="pfail">
      <span className="q fail">
        <Mark kind="failed" size={10} />
        {head}
      </span>{' '}
      {reason === undefined ? <Hidden /> : <span className="muted">{reason}</span>}
    </p>
  );
};

type SegmentProps = {
  readonly segment: Segment;
  readonly place: number;
  readonly session: Session;
  readonly end: End;
  readonly zone: string;
  readonly fieldLevel: FieldLevel;
};

const SegmentView = ({ segment, place, session, end, zone, fieldLevel }: SegmentProps) => {
  const ends = segmentEnds(session, segment, end);
  return (
    <>
      {session.segments.length > 1 && (
        <h4 className="segment">
          Segment {place + 1} of {session.segments.length}{' '}
          <span className="muted">
            {whenWords(segment, zone)}
            {!ends.isOwn && `, between ${ends.names.join(' and ')}`}
          </span>
        </h4>
      )}
      {segment.media.map((media, index) => (
        <Fragment key={index}>
          <StreamTableView table={streamTable(media, end)} directions={ends.directions} />
          {index === 0 && <MediaEnds media={media} ends={ends} end={end} fieldLevel={fieldLevel} />}
        </Fragment>
      ))}
      {segment.media.length === 0 && <p className="muted">The record holds no media of this segment.</p>}
    </>
  );
};

/** Network and devices stand at each medium; those of the first say what the others repeat. */
const MediaEnds = ({
  media,
  ends,
  end,
  fieldLevel,
}: Pick<SegmentProps, 'end' | 'fieldLevel'> & { readonly media: Media; readonly ends: SeenEnds }) => {
  const [mine, theirs] = seen(ends, fieldLevel);
  const own = end === 'caller';
  const networks = [
    { of: own ? media.callerNetwork : media.calleeNetwork, level: mine.level },
    { of: own ? media.calleeNetwork : media.callerNetwork, level: theirs.level },
  ];
  const devices = [
    { of: own ? media.callerDevice : media.calleeDevice, level: mine.level },
    { of: own ? media.calleeDevice : media.callerDevice, level: theirs.level },
  ];
  return (
    <>
      <EndTableView title="Network" ends={ends.names} lines={networkLines(networks)} />
      <EndTableView title="Sound devices" ends={ends.names} lines={deviceLines(devices)} />
    </>
  );
};

/** A role hides what people's machines tell, and nothing of a service's. */
const seen = (
  { ends: [mine, theirs] }: SeenEnds,
  level: FieldLevel,
): readonly [SeenEnd<Endpoint>, SeenEnd<Endpoint>] => {
  const seenEnd = (of: Endpoint | undefined): SeenEnd<Endpoint> => ({
    of,
    level: of?.kind === 'participant' ? level : 'identity',
  });
  return [seenEnd(mine), seenEnd(theirs)];
};

const ordinal = (index: number): string => {
  const place = index + 1;
  const tail = place % 100;
  const suffix = tail >= 11 && tail <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${suffix}`;
};
