import { Fragment, type ReactNode } from 'react';
import type { Session } from '#calls/model';
import type { Direction } from '#quality/classify';
import type { End } from '#quality/ends';
import type { LimitSet } from '#quality/limit-sets';
import type { MediumKind } from '#quality/grade';
import { whenWords } from '#report/session/person-words';
import { gradeWord } from '#report/verdict/grade-words';
import { capital } from '#base/capital';
import { ladderOf } from '#report/verdict/ladder';
import { segmentEnds } from '#report/session/segment-ends';
import { streamTable, type StreamColumn, type StreamTable } from '#report/session/stream-table';
import { CellView } from '../../ui/CellView.tsx';
import { LadderCell } from '../../ui/LadderView.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Mark } from '../../ui/Mark.tsx';

type Props = {
  readonly session: Session;
  readonly end: End;
  readonly zone: string;
  readonly limits: LimitSet;
  /** Where one chooses what to judge by. */
  readonly limitsSwitch: ReactNode;
  /** What is different about them. */
  readonly limitsWords: ReactNode;
  /** When in the call it was, drawn. */
  readonly lane: ReactNode;
  /** Shows the field in the JSON: `segments[0].media[0].streams[1].averageJitter`. */
  readonly onPath: (path: string) => void;
};

/** Measures with a column, in order; what else is measured stands below its row. */
const AUDIO_COLUMNS = ['Loss', 'Jitter', 'Round trip', 'Concealed', 'Packets'];
const PICTURE_COLUMNS = ['Frame loss', 'Frame rate', 'Loss after FEC', 'Freeze, mean', 'Bandwidth, est.'];
const COLUMNS = 5;

const columnsOf = (kind: MediumKind): readonly string[] =>
  kind === 'video' || kind === 'sharing' ? PICTURE_COLUMNS : AUDIO_COLUMNS;

const MEDIUM: Readonly<Record<MediumKind, { readonly name: string; readonly icon: IconName }>> = {
  audio: { name: 'Audio', icon: 'audio' },
  video: { name: 'Video', icon: 'video' },
  sharing: { name: 'Sharing', icon: 'sharing' },
  data: { name: 'Data', icon: 'braces' },
  other: { name: 'Other', icon: 'braces' },
};

const ARROW: Readonly<Record<Direction, IconName>> = { sent: 'arrowUp', heard: 'arrowDown' };

const QUALITY_CLASS = { poor: 'poor', burst: 'poor', good: 'good', notJudged: 'none', noData: 'nodata' };

export const Streams = ({ session, end, zone, limits, limitsSwitch, limitsWords, lane, onPath }: Props) => (
  <section className="session-streams" data-picture="streams" aria-labelledby="streams-title">
    <div className="sectionhead">
      <h2 className="h3" id="streams-title">
        Segments, media, streams
      </h2>
      <span className="muted">
        {session.segments.length === 1 ? '1 segment' : `${session.segments.length} segments`}
      </span>
      <span className="grow" />
      {lane}
      {limitsSwitch}
    </div>
    {limitsWords}
    {session.segments.length === 0 && <p className="muted">The record holds no segments of this session.</p>}
    {session.segments.map((segment, index) => {
      const { names, directions, isOwn } = segmentEnds(session, segment, end);
      return (
        <div key={segment.id}>
          {session.segments.length > 1 && (
            <h3 className="segment-head">
              Segment {index + 1}{' '}
              <span className="muted">
                {whenWords(segment, zone)}
                {!isOwn && `, between ${names.join(' and ')}`}
              </span>
            </h3>
          )}
          {segment.media.map((media, place) => (
            <MediumTable
              key={place}
              directions={directions}
              table={streamTable(media, end, { limits })}
              path={`segments[${index}].media[${place}]`}
              onPath={onPath}
            />
          ))}
          {segment.media.length === 0 && <p className="muted">The record holds no media of this segment.</p>}
        </div>
      );
    })}
    <LadderLegend limits={limits} />
  </section>
);

const LadderLegend = ({ limits }: { readonly limits: LimitSet }) => (
  <p className="ladder-legend muted">
    <span>
      <LadderCell ladder={ladderOf('lossRatio', { average: 0.118, max: 0.312 }, limits)} />
      filled tick: average, open tick: maximum
    </span>
    <span>past the tall outlined rung: poor</span>
    <span>limits: planning target, Real-Time Analytics “good”, {limits.title} “poor”</span>
  </p>
);

/** The last measure takes the columns that nothing needs, so that verdicts stand under one another. */
const spanOf = (place: number, count: number): number => (place === count - 1 ? COLUMNS - count + 1 : 1);

type MediumProps = {
  /** What both directions are called: in a segment between servers nobody sent or heard. */
  readonly directions: Readonly<Record<Direction, string>>;
  readonly table: StreamTable;
  readonly path: string;
  readonly onPath: (path: string) => void;
};

const MediumTable = ({ directions, table, path, onPath }: MediumProps) => {
  const names = columnsOf(table.kind);
  const shown = names
    .map((name) => table.rows.find(({ label }) => label === name))
    .filter((row) => row !== undefined);
  const further = table.rows.filter(({ label }) => !names.includes(label));
  // Who shared nothing has no stream of sharing; that sound has none is worth a line.
  const streams = table.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.place !== undefined || table.kind === 'audio');
  return (
    <table className="session-table">
      <thead>
        <tr>
          <th scope="col">
            <Icon name={MEDIUM[table.kind].icon} small />
            <b>{MEDIUM[table.kind].name}</b> <code>{table.label ?? 'no label'}</code>
            {table.codec !== undefined && <span className="muted"> {table.codec}</span>}
          </th>
          {shown.map(({ label, unit }, place) => (
            <th key={label} scope="col" colSpan={spanOf(place, shown.length)}>
              {label} {unit}
            </th>
          ))}
          <th scope="col">Judged</th>
        </tr>
      </thead>
      <tbody>
        {streams.map(({ column, index }) => (
          <Fragment key={index}>
            <tr>
              <th scope="row">
                <span className="dir">
                  <Icon name={ARROW[column.direction]} small />
                  <b>{directions[column.direction]}</b>
                </span>
                {column.id !== undefined && <code>{column.id}</code>}
              </th>
              {shown.map(({ field, label, cells }, place) => {
                const cell = cells[index];
                return (
                  <td key={label} colSpan={spanOf(place, shown.length)}>
                    {cell?.kind === 'value' && column.place !== undefined ? (
                      <button
                        type="button"
                        className="to-json"
                        title={`Show ${field} in the JSON`}
                        onClick={() => onPath(`${path}.streams[${column.place}].${field}`)}
                      >
                        <CellView cell={cell} />
                      </button>
                    ) : (
                      cell && <CellView cell={cell} />
                    )}
                  </td>
                );
              })}
              <td>
                <Judged column={column} />
              </td>
            </tr>
            <Further rows={further} index={index} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
};

/** Measures that have no column, for the streams that have them. */
const Further = ({ rows, index }: { readonly rows: StreamTable['rows']; readonly index: number }) => {
  const said = rows.flatMap(({ label, unit, cells }) => {
    const cell = cells[index];
    if (cell?.kind !== 'value') return [];
    const max = cell.max === undefined ? '' : `, max ${cell.max.text}`;
    return [
      `${label.charAt(0).toLowerCase()}${label.slice(1)} ${cell.text}${unit === '' ? '' : ` ${unit}`}${max}`,
    ];
  });
  return said.length === 0 ? null : (
    <tr className="further">
      <td colSpan={COLUMNS + 2} className="muted">
        {said.join(' · ')}
      </td>
    </tr>
  );
};

const Judged = ({ column }: { readonly column: StreamColumn }) => (
  <>
    <span className={`q ${QUALITY_CLASS[column.grade]}`}>
      <Mark kind={column.grade} size={10} />
      {capital(gradeWord(column.grade))}
    </span>
    <span className="because muted">{column.because}</span>
  </>
);
