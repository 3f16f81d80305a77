import { givenName } from '#report/given-name';
import {
  COLUMN_EDGES,
  GRID_HEIGHT,
  GRID_WIDTH,
  ROW_EDGES,
  type CellShape,
  type PersonMark,
} from '#report/verdict/grid-shapes';

type Props = {
  readonly shapes: readonly CellShape[];
  readonly about: string | undefined;
  readonly nameOf: (key: string) => string;
};

const HEADS = [
  { x: 82, words: 'Heard well' },
  { x: 268, words: 'Not judged' },
  { x: 338, words: 'Heard poorly' },
];
const SIDES = [
  { y: 39, words: 'Sent poorly' },
  { y: 83, words: 'Not judged' },
  { y: 135, words: 'Sent well' },
];

/** Readers have the buttons over it: the drawing itself is for the eye. */
export const GridDrawing = ({ shapes, about, nameOf }: Props) => (
  <svg
    width={GRID_WIDTH}
    height={GRID_HEIGHT}
    viewBox={`0 0 ${GRID_WIDTH} ${GRID_HEIGHT}`}
    aria-hidden="true"
    className="who-svg"
  >
    {HEADS.map(({ x, words }) => (
      <text key={words} x={x} y={13} fontSize={11} fill="var(--text-3)">
        {words}
      </text>
    ))}
    {SIDES.map(({ y, words }) => (
      <text key={words} x={66} y={y} fontSize={11} textAnchor="end" fill="var(--text-3)">
        {words}
      </text>
    ))}
    <rect x={74} y={22} width={442} height={43} fill="var(--poor-soft)" opacity={0.55} />
    <rect x={330} y={65} width={186} height={95} fill="var(--poor-soft)" opacity={0.55} />
    {COLUMN_EDGES.map((x) => (
      <path key={x} d={`M${x} 22V160`} stroke="var(--line)" />
    ))}
    {ROW_EDGES.map((y) => (
      <path key={y} d={`M74 ${y}H516`} stroke="var(--line)" />
    ))}
    {shapes.map((shape) => (
      <Cell key={`${shape.cell.sent} ${shape.cell.heard}`} shape={shape} about={about} nameOf={nameOf} />
    ))}
  </svg>
);

const Cell = ({ shape, about, nameOf }: { readonly shape: CellShape } & Pick<Props, 'about' | 'nameOf'>) => {
  const { cell, box, marks, bar, names, namesAt } = shape;
  const count = cell.people.length;
  const isPoor = cell.words !== undefined;
  const ticket = marks.find(({ isTicket }) => isTicket);
  return (
    <g>
      <text
        x={box.x + 8}
        y={box.y + (isPoor ? 15 : 18)}
        fontSize={12}
        fontWeight={600}
        fill={count === 0 ? 'var(--text-3)' : 'var(--text)'}
      >
        {count.toLocaleString('en')}
        {cell.words !== undefined && (
          <tspan dx={5} fill="var(--poor-ink)">
            {cell.words}
          </tspan>
        )}
      </text>
      {marks.map((mark) => (
        <Person key={mark.key} mark={mark} />
      ))}
      {bar && <rect {...bar} fill={isPoor ? 'var(--poor)' : 'var(--good)'} />}
      {names !== undefined && (
        <text x={namesAt.x} y={namesAt.y} fontSize={11} fill="var(--text-2)">
          {names}
        </text>
      )}
      {ticket && (
        <TicketRing
          mark={ticket}
          name={about === undefined ? '' : nameOf(about)}
          box={box}
          isNamed={names !== undefined}
        />
      )}
    </g>
  );
};

const Person = ({ mark: { kind, x, y, size } }: { readonly mark: PersonMark }) => {
  const half = size / 2;
  switch (kind) {
    case 'poor':
      return (
        <path
          d={`M${x} ${y - half} ${x + half} ${y} ${x} ${y + half} ${x - half} ${y}Z`}
          fill="var(--poor)"
        />
      );
    case 'good':
      return <rect x={x - half} y={y - half} width={size} height={size} rx={1} fill="var(--good)" />;
    case 'none':
      return (
        <rect
          x={x - half + 0.5}
          y={y - half + 0.5}
          width={Math.max(1, size - 1)}
          height={Math.max(1, size - 1)}
          rx={1}
          fill="none"
          stroke="var(--none)"
        />
      );
  }
};

type RingProps = {
  readonly mark: PersonMark;
  readonly name: string;
  readonly box: CellShape['box'];
  readonly isNamed: boolean;
};

/** The ticket's person is ringed and named: below the ring, or above where the cell ends. */
const TicketRing = ({ mark, name, box, isNamed }: RingProps) => {
  const half = Math.max(5, mark.size / 2 + 2);
  const below = mark.y + half + 10;
  const isRight = mark.x > box.x + box.width / 2;
  return (
    <>
      <rect
        x={mark.x - half}
        y={mark.y - half}
        width={half * 2}
        height={half * 2}
        rx={2}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={1.6}
      />
      {!isNamed && (
        <text
          x={isRight ? mark.x + half : mark.x - half}
          y={below <= box.y + box.height - 1 ? below : box.y + box.height - 2}
          fontSize={11}
          fontWeight={600}
          textAnchor={isRight ? 'end' : 'start'}
          fill="var(--accent)"
          stroke="var(--surface)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {givenName(name)}
        </text>
      )}
    </>
  );
};
