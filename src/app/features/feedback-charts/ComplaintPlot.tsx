import { memo, useMemo } from 'react';
import type { ComplaintPoint, Complaints, Quadrant } from '#report/verdict/complaints';
import { COMPLAINT_UP_TO, limitY, plotOf, PLOT, ratingX, type PlotPoint } from './plot-shapes.ts';

type Props = { readonly complaints: Complaints };

const WORDS: Readonly<Record<Quadrant, string>> = {
  agree: 'agree',
  onlyMeasured: 'only measured',
  onlyFelt: 'only felt',
  neither: 'neither',
};

/** Complaint against telemetry: rating across, the person's own worst reading upwards, the limit a line. */
export const ComplaintPlot = memo(({ complaints }: Props) => {
  const plot = useMemo(() => plotOf(complaints.points), [complaints]);
  const { counts, notMeasured } = complaints;
  const line = limitY(plot);
  const middle = ratingX(COMPLAINT_UP_TO);
  return (
    <figure className="plot">
      <figcaption className="cap">Own worst reading, × limit, by rating</figcaption>
      <svg
        width={PLOT.width}
        height={PLOT.height}
        viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
        role="img"
        aria-label={`Rating against own worst reading: ${counts.agree} complained and measured poor, ${counts.onlyFelt} complained with clean streams, ${counts.onlyMeasured} measured poor without complaint, ${counts.neither} neither`}
      >
        <rect
          x={PLOT.left}
          y={PLOT.top}
          width={PLOT.right - PLOT.left}
          height={PLOT.bottom - PLOT.top}
          fill="none"
          stroke="var(--line)"
        />
        <path d={`M${middle} ${PLOT.top}V${PLOT.bottom}`} stroke="var(--line-strong)" strokeDasharray="3 2" />
        <path d={`M${PLOT.left} ${line}H${PLOT.right}`} stroke="var(--poor)" strokeWidth={1.2} />
        {plot.ticks.map(({ times, y }) => (
          <text key={times} x={25} y={y + 4} fontSize={10} textAnchor="end" fill="var(--text-3)">
            {times}×
          </text>
        ))}
        {[1, 2, 3, 4, 5].map((rating) => (
          <text
            key={rating}
            x={ratingX(rating)}
            y={145}
            fontSize={10}
            textAnchor="middle"
            fill="var(--text-3)"
          >
            {rating}
          </text>
        ))}
        {plot.points.map((placed) => (
          <Point key={placed.point.key} placed={placed} />
        ))}
        <Count x={PLOT.left + 5} y={17} of="agree" count={counts.agree} />
        <Count x={PLOT.right - 5} y={17} of="onlyMeasured" count={counts.onlyMeasured} end />
        <Count x={PLOT.left + 5} y={line + 13} of="onlyFelt" count={counts.onlyFelt} />
        <Count x={PLOT.right - 5} y={line + 13} of="neither" count={counts.neither} end />
      </svg>
      {notMeasured > 0 && (
        <p className="muted t11">
          {notMeasured.toLocaleString('en')} who rated {notMeasured === 1 ? 'was' : 'were'} not measured
        </p>
      )}
    </figure>
  );
});

const titleOf = ({ name, rating, timesLimit, reasons, words }: ComplaintPoint): string =>
  [
    `${name}, rated ${rating}`,
    timesLimit === undefined ? undefined : `worst reading ${timesLimit.toFixed(1)} × its limit`,
    ...reasons,
    words,
  ]
    .filter((part) => part !== undefined)
    .join('\n');

const Point = ({ placed: { point, x, y, isBeyond } }: { readonly placed: PlotPoint }) => {
  const isPast = point.quadrant === 'agree' || point.quadrant === 'onlyMeasured';
  return (
    <g>
      <title>{titleOf(point)}</title>
      {isPast ? (
        <path d={`M${x} ${y - 4.6} ${x + 4.6} ${y} ${x} ${y + 4.6} ${x - 4.6} ${y}Z`} fill="var(--poor)" />
      ) : (
        <circle cx={x} cy={y} r={3.1} fill="var(--good)" />
      )}
      {point.isRinged && <circle cx={x} cy={y} r={5.4} fill="none" stroke="var(--text)" />}
      {isBeyond && (
        <path d={`M${x - 4} ${y - 7}l4 -3 4 3`} fill="none" stroke="var(--poor)" strokeWidth={1.4} />
      )}
    </g>
  );
};

type CountProps = {
  readonly x: number;
  readonly y: number;
  readonly of: Quadrant;
  readonly count: number;
  readonly end?: boolean;
};

const Count = ({ x, y, of, count, end = false }: CountProps) => (
  <text
    x={x}
    y={y}
    fontSize={10.5}
    textAnchor={end ? 'end' : 'start'}
    fill="var(--text-2)"
    stroke="var(--surface)"
    strokeWidth={3}
    paintOrder="stroke"
  >
    <tspan fontWeight={600} fill="var(--text)">
      {count.toLocaleString('en')}
    </tspan>{' '}
    {WORDS[of]}
  </text>
);
