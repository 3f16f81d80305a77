import { CellView } from './CellView.tsx';
import type { EndLine } from './end-table.ts';

type Props = {
  readonly title: string;
  readonly ends: readonly string[];
  readonly lines: readonly EndLine[];
};

/** Both ends side by side, the person first; one column where only one end reports anything. */
export const EndTableView = ({ title, ends, lines }: Props) => (
  <table className={`ends ends-${ends.length}`}>
    <caption>
      <b>{title}</b>
    </caption>
    {ends.length > 1 && (
      <thead>
        <tr>
          <td />
          {ends.map((end) => (
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
          {line.cells.map((cell, place) => (
            <td key={place}>
              <CellView cell={cell} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
