import { useState } from 'react';
import type { CompareGroup } from '#report/session/compare-people';
import { Button } from '../../ui/Button.tsx';
import { CellView } from '../../ui/CellView.tsx';
import './compare.css';

type Props = {
  /** Who stands side by side, and how to take one away; undefined keeps them. */
  readonly people: readonly {
    readonly key: string;
    readonly name: string;
    readonly onRemove: (() => void) | undefined;
  }[];
  readonly groups: readonly CompareGroup[];
};

/** Everything known of several people, line by line; what is the same for all can be left out. */
export const CompareTable = ({ people, groups }: Props) => {
  const [onlyDiffers, setOnlyDiffers] = useState(false);
  const shown = groups
    .map(({ title, lines }) => ({ title, lines: lines.filter(({ differs }) => differs || !onlyDiffers) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <>
      <label className="compare-switch">
        <input
          type="checkbox"
          checked={onlyDiffers}
          onChange={(event) => setOnlyDiffers(event.target.checked)}
        />
        Only what differs
      </label>
      <div className="compare-lines">
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">What</span>
              </th>
              {people.map(({ key, name, onRemove }) => (
                <th key={key} scope="col">
                  <bdi>{name}</bdi>
                  {onRemove && (
                    <Button look="bare" icon="close" label={`Leave out ${name}`} onClick={onRemove} />
                  )}
                </th>
              ))}
            </tr>
          </thead>
          {shown.map(({ title, lines }) => (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={people.length + 1} className="compare-group">
                  {title}
                </th>
              </tr>
              {lines.map(({ label, unit, cells, differs }, index) => (
                <tr key={`${label} ${index}`} className={differs ? undefined : 'same'}>
                  <th scope="row">
                    {label} {unit}
                  </th>
                  {cells.map((cell, column) => (
                    <td key={people[column]?.key ?? column}>
                      <CellView cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
        {shown.length === 0 && <p className="muted">Nothing differs between them.</p>}
      </div>
    </>
  );
};
