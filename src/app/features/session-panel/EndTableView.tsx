import { CellView } from '../../ui/CellView.tsx';
import type { EndLine } from '#report/session/end-table';

type Props = {
  readonly title: string;
  readonly ends: readonly string[];
  readonly lines: readonly EndLine[];
};

/** Both ends side by side, the person first; an end that reports nothing has a word and no column. */
export const EndTableView = ({ title, ends, lines }: Props) => {
  const reporting = ends.map((_, index) => lines.some(({ cells }) => cells[index]?.kind !== 'blank'));
  const shown = ends.filter((_, index) => index === 0 || reporting[index]);
  const silent = ends.filter((_, index) => index > 0 && !reporting[index]);
  return (
    <table className="ends">
      <caption>
        <b>{title}</b>
        {silent.length > 0 && <span className="muted"> none reported by {silent.join(', ')}</span>}
      </caption>
      {shown.length > 1 && (
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">What</span>
            </th>
            {shown.map((end) => (
              <th key={end} scope="col">
                <bdi>{end}</bdi>
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <th scope="row">{line.label}</th>
            {line.cells.slice(0, shown.length).map((cell, place) => (
              <td key={place}>
                <CellView cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
