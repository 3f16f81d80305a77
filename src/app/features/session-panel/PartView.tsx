import { Fragment } from 'react';
import type { FieldLevel } from '#calls/fields';
import type { Endpoint, Failure, Media, Segment, Session } from '#calls/model';
import { otherEnd, type End } from '#quality/ends';
import type { LimitSet } from '#quality/limit-sets';
import { mediaPath, sessionPath } from '#quality/place';
import { deviceLines, endpointLines, networkLines, type SeenEnd } from '#report/session/end-table';
import { whenWords } from '#report/session/person-words';
import { segmentEnds, sessionEnds, type SeenEnds } from '#report/session/segment-ends';
import type { SessionPart, SessionRow } from '#report/list/session-rows';
import { streamTable } from '#report/session/stream-table';
import { Mark } from '../../ui/Mark.tsx';
import { EndTableView } from './EndTableView.tsx';
import { failureWords } from './failure-words.ts';
import { Hidden } from './Hidden.tsx';
import { StreamTableView } from './StreamTableView.tsx';

type PartProps = {
  readonly row: SessionRow;
  readonly zone: string;
  readonly fieldLevel: FieldLevel;
  readonly limits: LimitSet;
  readonly part: SessionPart;
  readonly index: number;
};

/** One session of a row: its segments, media and streams in numbers, and both its ends. */
export const PartView = ({ row, part, index, zone, fieldLevel, limits }: PartProps) => {
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
        ends={ends.names}
        lines={endpointLines(seen(ends, fieldLevel, { at: part.index, end: part.side }))}
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
  /** Its place in the record. */
  readonly at: number;
  readonly end: End;
  readonly zone: string;
  readonly fieldLevel: FieldLevel;
  readonly limits: LimitSet;
};

const SegmentView = ({ segment, place, session, at, end, zone, fieldLevel, limits }: SegmentProps) => {
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
          <StreamTableView
            table={streamTable(media, end, { limits, path: mediaPath(at, place, index) })}
            directions={ends.directions}
          />
          {index === 0 && (
            <MediaEnds
              media={media}
              path={mediaPath(at, place, index)}
              ends={ends}
              end={end}
              fieldLevel={fieldLevel}
            />
          )}
        </Fragment>
      ))}
      {segment.media.length === 0 && <p className="muted">The record holds no media of this segment.</p>}
    </>
  );
};

/** Network and devices stand at each medium; those of the first say what the others repeat. */
const MediaEnds = ({
  media,
  path,
  ends,
  end,
  fieldLevel,
}: Pick<SegmentProps, 'end' | 'fieldLevel'> & {
  readonly media: Media;
  readonly path: string;
  readonly ends: SeenEnds;
}) => {
  const [mine, theirs] = seen(ends, fieldLevel);
  const far = otherEnd(end);
  const networks = [
    { of: media[`${end}Network`], level: mine.level, path: `${path}.${end}Network` },
    { of: media[`${far}Network`], level: theirs.level, path: `${path}.${far}Network` },
  ];
  const devices = [
    { of: media[`${end}Device`], level: mine.level, path: `${path}.${end}Device` },
    { of: media[`${far}Device`], level: theirs.level, path: `${path}.${far}Device` },
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
  { at, end }: { readonly at: number; readonly end: End } = { at: 0, end: 'caller' },
): readonly [SeenEnd<Endpoint>, SeenEnd<Endpoint>] => {
  const seenEnd = (of: Endpoint | undefined, side: End): SeenEnd<Endpoint> => ({
    of,
    level: of?.kind === 'participant' ? level : 'identity',
    path: `${sessionPath(at)}.${side}`,
  });
  return [seenEnd(mine, end), seenEnd(theirs, otherEnd(end))];
};

const ordinal = (index: number): string => {
  const place = index + 1;
  const tail = place % 100;
  const suffix = tail >= 11 && tail <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${suffix}`;
};
