import './Skeleton.css';

type Props = {
  /** What is being waited for, said to readers at once. */
  readonly label: string;
  readonly rows?: number;
};

const WIDTHS = [
  [92, 118, 280],
  [84, 96, 340],
  [104, 110, 220],
] as const;

export const Skeleton = ({ label, rows = 6 }: Props) => (
  <>
    <output className="vh">{label}</output>
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div className="skeleton-row" key={row}>
          {WIDTHS[row % WIDTHS.length]?.map((width) => (
            <i key={width} style={{ width }} />
          ))}
        </div>
      ))}
    </div>
  </>
);
