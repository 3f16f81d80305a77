import type { Fare, SideCell, SideGrid } from '#report/verdict/side-grid';

type Props = {
  readonly grid: SideGrid;
  readonly nameOf: (key: string) => string;
  readonly isChosen: (cell: SideCell) => boolean;
  readonly onChoose: (cell: SideCell) => void;
};

const SENT: Readonly<Record<Fare, string>> = {
  poor: 'Sent poorly',
  notJudged: 'Sent not judged',
  well: 'Sent well',
};

/** The same as a table, for those who read rather than look. */
export const GridTable = ({ grid, nameOf, isChosen, onChoose }: Props) => (
  <table className="who-table">
    <thead>
      <tr>
        <th scope="col">
          <span className="vh">What they sent</span>
        </th>
        <th scope="col">Heard well</th>
        <th scope="col">Heard not judged</th>
        <th scope="col">Heard poorly</th>
      </tr>
    </thead>
    <tbody>
      {grid.cells.map((cells) => (
        <tr key={cells[0]?.sent}>
          <th scope="row">{SENT[cells[0]?.sent ?? 'notJudged']}</th>
          {cells.map((cell) => (
            <td key={cell.heard}>
              {cell.people.length === 0 ? (
                <span className="muted">0</span>
              ) : (
                <button type="button" aria-pressed={isChosen(cell)} onClick={() => onChoose(cell)}>
                  <b>{cell.people.length.toLocaleString('en')}</b> {cell.words}
                  {cell.showsNames && <span className="muted"> {cell.people.map(nameOf).join(', ')}</span>}
                </button>
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
