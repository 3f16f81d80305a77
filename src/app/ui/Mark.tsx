import type { Grade } from '#quality/grade';

export type MarkKind = Grade | 'failed';

type Props = { readonly kind: MarkKind; readonly size?: number };

const diamond = (size: number, inset: number): string => {
  const middle = size / 2;
  const far = size - inset;
  return `M${middle} ${inset} ${far} ${middle} ${middle} ${far} ${inset} ${middle}Z`;
};

const shape = (kind: MarkKind, size: number) => {
  const middle = size / 2;
  switch (kind) {
    case 'poor':
      return <path d={diamond(size, 0.3)} fill="var(--poor)" />;
    case 'burst':
      return <path d={diamond(size, 1.2)} fill="none" stroke="var(--poor)" strokeWidth="1.5" />;
    case 'good':
      return <circle cx={middle} cy={middle} r={size * 0.29} fill="var(--good)" />;
    case 'notJudged':
      return (
        <circle cx={middle} cy={middle} r={middle - 2} fill="none" stroke="var(--none)" strokeWidth="1.4" />
      );
    case 'noData':
      return (
        <path
          d={`M.5 ${middle}H${size - 0.5}`}
          stroke="var(--none)"
          strokeWidth="1.6"
          strokeDasharray="2 1.6"
        />
      );
    case 'failed':
      return (
        <path
          d={`M1.5 1.5 ${size - 1.5} ${size - 1.5}M${size - 1.5} 1.5 1.5 ${size - 1.5}`}
          stroke="var(--fail)"
          strokeWidth="2.2"
        />
      );
  }
};

/** The shape that says a grade without colour. Its word stands beside it, so readers skip it. */
export const Mark = ({ kind, size = 8 }: Props) => (
  <svg className="mark" width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
    {shape(kind, size)}
  </svg>
);
