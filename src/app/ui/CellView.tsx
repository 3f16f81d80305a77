import type { Cell } from '#report/session/cell';
import './CellView.css';
import { LadderCell } from './LadderView.tsx';
import { Mark } from './Mark.tsx';
import { Value } from './MarkedValue.tsx';

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
        <>
          <span className="nn">
            <Value path={cell.path}>
              <b className={cell.over ? 'over' : undefined}>
                {cell.over && <Mark kind="poor" size={7} />}
                <bdi>{cell.text}</bdi>
              </b>
            </Value>
            {cell.max && (
              <Value path={cell.max.path} className={cell.max.over ? 'max over' : 'max'}>
                max {cell.max.text}
              </Value>
            )}
            {cell.note && <span className="muted">{cell.note}</span>}
          </span>
          {cell.ladder && <LadderCell ladder={cell.ladder} />}
        </>
      );
  }
};
