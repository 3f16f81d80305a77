import type { EndLine } from '#report/end-table';
import { CellView } from '../../ui/CellView.tsx';

/** A group of lines and where its fields stand in the JSON of the session. */
export type EndGroup = { readonly place: string; readonly lines: readonly EndLine[] };

type Props = { readonly ends: readonly [string, string]; readonly groups: readonly EndGroup[] };

/** Both ends side by side, with the place of every value in the JSON. */
export const TwoEnds = ({ ends, groups }: Props) => (
  <section className="two-ends" aria-labelledby="ends-title">
    <table>
      <thead>
        <tr>
          <th scope="col">
            <h2 className="h3" id="ends-title">
              The two ends
            </h2>
          </th>
          {ends.map((end) => (
            <th key={end} scope="col">
              <bdi>{end}</bdi>
            </th>
          ))}
          <th scope="col" className="muted">
            Where in the JSON
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.flatMap(({ place, lines }) =>
          lines.map(({ label, field, cells }, index) => (
            <tr key={`${place} ${label} ${index}`}>
              <th scope="row">{label}</th>
              {cells.map((cell, end) => (
                <td key={end}>
                  <CellView cell={cell} />
                </td>
              ))}
              <td>
                <code className="muted">{`${place}${field}`}</code>
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  </section>
);
