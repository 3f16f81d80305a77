import type { Grade } from '#quality/grade';

type Props = { readonly grade: Grade; readonly to: 'left' | 'right' };

const HEAD = { poor: { width: 11, height: 20 }, light: { width: 9, height: 13 } };

/** One direction of a call of two over its whole length: the heavier, the worse. */
export const Band = ({ grade, to }: Props) => (
  <span className={`band ${to} ${grade}`} aria-hidden="true">
    <Head grade={grade} to={to} />
  </span>
);

const Head = ({ grade, to }: Props) => {
  const { width, height } = grade === 'poor' ? HEAD.poor : HEAD.light;
  const [root, tip] = to === 'right' ? [0, width] : [width, 0];
  const isFilled = grade === 'poor' || grade === 'burst' || grade === 'good';
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <path
        d={`M${root} 0V${height}L${tip} ${height / 2}Z`}
        fill={isFilled ? `var(--${grade === 'poor' ? 'poor' : 'good'})` : 'var(--surface)'}
        stroke={isFilled ? 'none' : 'var(--none)'}
        strokeWidth={1.2}
        strokeDasharray={grade === 'noData' ? '2 2' : undefined}
      />
    </svg>
  );
};
