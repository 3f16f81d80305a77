import { capital } from '#base/capital';
import type { Direction } from '#quality/classify';
import type { MediumKind } from '#quality/grade';
import { gradeWord } from '#report/verdict/grade-words';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { CellView } from '../../ui/CellView.tsx';
import type { StreamColumn, StreamTable } from '#report/session/stream-table';

const MEDIUM: Readonly<Record<MediumKind, { readonly name: string; readonly icon: IconName }>> = {
  audio: { name: 'Audio', icon: 'audio' },
  video: { name: 'Video', icon: 'video' },
  sharing: { name: 'Sharing', icon: 'sharing' },
  data: { name: 'Data', icon: 'braces' },
  other: { name: 'Other', icon: 'braces' },
};

const ARROW: Readonly<Record<Direction, IconName>> = { sent: 'arrowUp', heard: 'arrowDown' };

type Props = {
  readonly table: StreamTable;
  /** What both directions are called: in a segment between servers nobody sent or heard. */
  readonly directions: Readonly<Record<Direction, string>>;
};

export const StreamTableView = ({ table, directions }: Props) => (
  <table className="streams">
    <caption>
      <Icon name={MEDIUM[table.kind].icon} small />
      <b>{MEDIUM[table.kind].name}</b>
      <code>{table.label ?? 'no label'}</code>
      {table.codec !== undefined && <span className="muted">{table.codec}</span>}
    </caption>
    <thead>
      <tr>
        <th scope="col">
          <span className="vh">Measure</span>
        </th>
        {table.columns.map((column, index) => (
          <th key={index} scope="col">
            <span className="dir">
              <Icon name={ARROW[column.direction]} small />
              <b>{directions[column.direction]}</b>
              {column.id !== undefined && <code title={`stream ${column.id}`}>{column.id}</code>}
            </span>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.rows.map((row) => (
        <tr key={row.label}>
          <th scope="row">
            {row.label} {row.unit !== '' && <span className="muted">{row.unit}</span>}
          </th>
          {row.cells.map((cell, index) => (
            <td key={index}>
              <CellView cell={cell} />
            </td>
          ))}
        </tr>
      ))}
      <tr>
        <th scope="row">Judged</th>
        {table.columns.map((column, index) => (
          <td key={index}>
            <Judged column={column} />
          </td>
        ))}
      </tr>
    </tbody>
  </table>
);

const QUALITY_CLASS = { poor: 'poor', burst: 'poor', good: 'good', notJudged: 'none', noData: 'nodata' };

const Judged = ({ column }: { readonly column: StreamColumn }) => (
  <>
    <span className={`q ${QUALITY_CLASS[column.grade]}`}>
      <Mark kind={column.grade} size={10} />
      {capital(gradeWord(column.grade))}
    </span>
    <span className="because muted">{column.because}</span>
  </>
);
