import { useMemo, useState } from 'react';
import type { GridCell, SideCell, SideGrid } from '#report/verdict/side-grid';
import { Segmented } from '../../ui/Segmented.tsx';
import { GridDrawing } from './GridDrawing.tsx';
import { cellSentence, gridShapes, GRID_HEIGHT, GRID_WIDTH } from '#report/verdict/grid-shapes';
import { GridTable } from './GridTable.tsx';
import './side-grid.css';

type Props = {
  readonly grid: SideGrid;
  readonly nameOf: (key: string) => string;
  /** Row key of the ticket's person. */
  readonly about: string | undefined;
  readonly onMedium: (medium: SideGrid['medium']) => void;
  /** The cell that the list is filtered by. */
  readonly chosen: GridCell | undefined;
  readonly onChoose: (cell: GridCell | undefined) => void;
};

const MEDIA = [
  { value: 'audio', label: 'Audio' },
  { value: 'video', label: 'Video' },
  { value: 'sharing', label: 'Sharing' },
] as const;

/** Who hurt whom: what people sent against what they heard. A cell keeps its people in the list. */
export const SideGridView = ({ grid, nameOf, about, onMedium, chosen, onChoose }: Props) => {
  const [asTable, setAsTable] = useState(false);
  const { medium, people, marks } = grid;
  const isChosen = ({ sent, heard }: SideCell) =>
    chosen?.medium === medium && chosen.sent === sent && chosen.heard === heard;
  const choose = (cell: SideCell) =>
    onChoose(isChosen(cell) ? undefined : { medium, sent: cell.sent, heard: cell.heard });
  return (
    <section className="who" data-picture="who hurt whom" aria-labelledby="who-title">
      <div className="sectionhead">
        <h2 className="h3" id="who-title">
          Who hurt whom
        </h2>
        <span className="muted t11">
          {people.toLocaleString('en')} {people === 1 ? 'person' : 'people'}
          {marks === 'people' && people > 1 && ', each mark is one'}
        </span>
        <span className="grow" />
        <button
          type="button"
          className="aslink t11"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'As drawing' : 'As table'}
        </button>
        <Segmented label="Medium" options={MEDIA} value={medium} onChange={onMedium} />
      </div>
      {asTable ? (
        <GridTable grid={grid} nameOf={nameOf} isChosen={isChosen} onChoose={choose} />
      ) : (
        <Drawing grid={grid} nameOf={nameOf} about={about} isChosen={isChosen} onChoose={choose} />
      )}
    </section>
  );
};

type DrawingProps = Pick<Props, 'grid' | 'nameOf' | 'about'> & {
  readonly isChosen: (cell: SideCell) => boolean;
  readonly onChoose: (cell: SideCell) => void;
};

const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;

/** The drawing, and over each cell a button that says what is in it. */
const Drawing = ({ grid, nameOf, about, isChosen, onChoose }: DrawingProps) => {
  const shapes = useMemo(() => gridShapes(grid, about, nameOf), [grid, about, nameOf]);
  return (
    <div className="who-drawing">
      <GridDrawing shapes={shapes} about={about} nameOf={nameOf} />
      {shapes
        .filter(({ cell }) => cell.people.length > 0)
        .map(({ cell, box }) => (
          <button
            key={`${cell.sent} ${cell.heard}`}
            type="button"
            className="who-cell"
            aria-label={cellSentence(cell, nameOf)}
            aria-pressed={isChosen(cell)}
            title={`${cellSentence(cell, nameOf)}. Keeps these in the list.`}
            style={{
              left: percent(box.x, GRID_WIDTH),
              top: percent(box.y, GRID_HEIGHT),
              width: percent(box.width, GRID_WIDTH),
              height: percent(box.height, GRID_HEIGHT),
            }}
            onClick={() => onChoose(cell)}
          />
        ))}
    </div>
  );
};
