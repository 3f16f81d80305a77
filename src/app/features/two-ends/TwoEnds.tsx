import type { EndLine } from '#report/session/end-table';
import type { End } from '#quality/ends';
import { CellView } from '../../ui/CellView.tsx';
import './two-ends.css';

/** A group of lines and where its fields stand in the JSON of the session. */
export type EndGroup = { readonly place: string; readonly lines: readonly EndLine[] };

type Props = {
  readonly names: Readonly<Record<End, string>>;
  /** Lines with the caller first. */
  readonly groups: readonly EndGroup[];
};

/** Both ends side by side, with the place of every value in the JSON. */
export const TwoEnds = ({ names, groups }: Props) => (
  <section className="two-ends" data-picture="both ends" aria-labelledby="ends-title">
    <table>
      <thead>
        <tr>
          <th scope="col">
            <h2 className="h3" id="ends-title">
              The two ends
            </h2>
          </th>
          <th scope="col">
            Caller{' '}
            <b>
              <bdi>{names.caller}</bdi>
            </b>
          </th>
          <th scope="col">
            Callee{' '}
            <b>
              <bdi>{names.callee}</bdi>
            </b>
          </th>
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
