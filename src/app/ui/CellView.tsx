import './CellView.css';
import { Mark } from './Mark.tsx';
import type { Cell } from '#report/cell';

export const CellView = ({ cell }: { readonly cell: Cell }) => {
  switch (cell.kind) {
    case 'hidden':
      return (
        <span className="hid" title="Hidden by your role">
          hidden
        </span>
      );
    case 'blank':
      return (
        <span className="blank">
          – <i>{cell.reason}</i>
        </span>
      );
    case 'value':
      return (
        <span className="nn">
          <b className={cell.over ? 'over' : undefined}>
            {cell.over && <Mark kind="poor" size={7} />}
            <bdi>{cell.text}</bdi>
          </b>
          {cell.max && <span className={cell.max.over ? 'max over' : 'max'}>max {cell.max.text}</span>}
          {cell.note && <span className="muted">{cell.note}</span>}
        </span>
      );
  }
};
