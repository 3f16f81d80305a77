import type { Grade } from '#quality/grade';

type Props = {
  readonly sent: Grade;
  readonly heard: Grade;
  readonly width?: number;
  readonly height?: number;
};

type HalfProps = {
  readonly grade: Grade;
  readonly width: number;
  readonly middle: number;
  readonly up: boolean;
};

const HEAVY = 9;
const LIGHT = 4;
/** Both halves keep clear of the centre line by this. */
const GAP = 0.5;

const Half = ({ grade, width, middle, up }: HalfProps) => {
  const top = (thickness: number) => (up ? middle - GAP - thickness : middle + GAP);
  const light = <rect x={0} y={top(LIGHT)} width={width} height={LIGHT} fill="var(--good)" />;
  switch (grade) {
    case 'poor':
      return <rect x={0} y={top(HEAVY)} width={width} height={HEAVY} fill="var(--poor)" />;
    case 'burst':
      return (
        <>
          {light}
          <rect
            x={0.6}
            y={top(HEAVY) + 0.6}
            width={width - 1.2}
            height={HEAVY - 1.2}
            fill="none"
            stroke="var(--poor)"
            strokeWidth="1.2"
          />
        </>
      );
    case 'good':
      return light;
    case 'notJudged':
      return (
        <rect
          x={0.5}
          y={up ? middle - 1 - LIGHT : middle + 1}
          width={width - 1}
          height={LIGHT}
          fill="none"
          stroke="var(--none)"
        />
      );
    case 'noData':
      return (
        <path
          d={`M0 ${up ? middle - 2.5 : middle + 2.5}h${width}`}
          stroke="var(--none)"
          strokeDasharray="2 3"
        />
      );
  }
};

/** The product's one drawing: above the line what a person sent, below it what they heard; the heavier, the worse. */
export const Mirror = ({ sent, heard, width = 14, height = 20 }: Props) => (
  <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
    <Half grade={sent} width={width} middle={height / 2} up />
    <Half grade={heard} width={width} middle={height / 2} up={false} />
  </svg>
);
