import type { Grade } from '#quality/grade';

type Props = { readonly there: Grade; readonly back: Grade };

/** Bands end so far from the outer rings, arrow heads included. */
const INSET = 38;
const HEIGHT = 68;
const MIDDLE = 34;
/** Thickness by grade; both lie beside the middle line, as in every lane. */
const THICK: Readonly<Record<Grade, number>> = { poor: 12, burst: 5, good: 5, notJudged: 6, noData: 0 };

/** Two directions over one line: above to the right, below to the left; the heavier, the worse. */
export const Band = ({ there, back }: Props) => (
  <svg className="bands" height={HEIGHT} aria-hidden="true">
    <Way grade={there} top={MIDDLE - 2 - THICK[there]} axis={MIDDLE - 2 - THICK[there] / 2} to="right" />
    <Way grade={back} top={MIDDLE + 2} axis={MIDDLE + 2 + Math.max(2, THICK[back] / 2)} to="left" />
  </svg>
);

type WayProps = {
  readonly grade: Grade;
  readonly top: number;
  readonly axis: number;
  readonly to: 'left' | 'right';
};

const Way = ({ grade, top, axis, to }: WayProps) => (
  <>
    <Body grade={grade} top={top} axis={axis} />
    {to === 'right' ? (
      <svg x="100%" overflow="visible">
        <Head grade={grade} tip={-INSET + 10} root={-INSET} y={axis} />
      </svg>
    ) : (
      <Head grade={grade} tip={INSET - 10} root={INSET} y={axis} />
    )}
  </>
);

const Body = ({ grade, top, axis }: Pick<WayProps, 'grade' | 'top' | 'axis'>) => {
  const room = { x: INSET, style: { width: `calc(100% - ${2 * INSET}px)` } };
  switch (grade) {
    case 'poor':
      return <rect {...room} y={top} height={THICK.poor} fill="var(--poor)" />;
    case 'burst':
      return (
        <>
          <rect {...room} y={top} height={THICK.good} fill="var(--good)" />
          <rect {...room} y={axis - 5} height={10} fill="none" stroke="var(--poor)" strokeWidth={1.2} />
        </>
      );
    case 'good':
      return <rect {...room} y={top} height={THICK.good} fill="var(--good)" />;
    case 'notJudged':
      return (
        <rect {...room} y={top} height={THICK.notJudged} fill="none" stroke="var(--none)" strokeWidth={1.2} />
      );
    case 'noData':
      return (
        <svg x={INSET} style={{ width: `calc(100% - ${2 * INSET}px)` }}>
          <line
            x1="0"
            x2="100%"
            y1={axis}
            y2={axis}
            stroke="var(--none)"
            strokeWidth={1.4}
            strokeDasharray="3 4"
          />
        </svg>
      );
  }
};

type HeadProps = { readonly grade: Grade; readonly tip: number; readonly root: number; readonly y: number };

const Head = ({ grade, tip, root, y }: HeadProps) => {
  const half = grade === 'poor' ? 9 : 6;
  const d = `M${root} ${y - half}L${tip} ${y}L${root} ${y + half}Z`;
  switch (grade) {
    case 'poor':
      return <path d={d} fill="var(--poor)" />;
    case 'burst':
    case 'good':
      return <path d={d} fill="var(--good)" />;
    case 'notJudged':
    case 'noData':
      return (
        <path
          d={d}
          fill="var(--surface)"
          stroke="var(--none)"
          strokeWidth={1.2}
          strokeDasharray={grade === 'noData' ? '2 2' : undefined}
        />
      );
  }
};
