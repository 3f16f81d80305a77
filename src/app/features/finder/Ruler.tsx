import { scaleTo, ticksOf, type Range } from '#base/range';
import type { EpochMs } from '#base/units';
import { formatClockMinutes, zoneOffsetMs } from '#report/format';

/** The stretch of time that all candidates are drawn on, and what was asked for in it. */
export type RulerScale = {
  readonly range: Range;
  readonly around: Range;
  /** The instant asked for; undefined for a day or a part of it. */
  readonly at: EpochMs | undefined;
  readonly zone: string;
};

const WIDTH = 300;
const HEIGHT = 28;
/** Two labels closer than this would touch. */
const LABEL = 36;

const xIn = (range: Range): ((at: EpochMs) => number) => {
  const place = scaleTo(range);
  return (at) => Math.min(1, Math.max(0, place(at))) * WIDTH;
};

const anchorOf = (x: number): 'start' | 'middle' | 'end' => {
  if (x < LABEL / 2) return 'start';
  return x > WIDTH - LABEL / 2 ? 'end' : 'middle';
};

/** The head of the column: a few round times, and the one asked for. */
export const RulerHead = ({ scale: { range, at, zone } }: { readonly scale: RulerScale }) => {
  const x = xIn(range);
  const ticks = ticksOf(range, {
    widthPx: WIDTH,
    minGapPx: 70,
    zoneOffsetMs: zoneOffsetMs(range.start, zone),
  }).at;
  return (
    <svg width={WIDTH} height="14" viewBox={`0 0 ${WIDTH} 14`} aria-hidden="true">
      {ticks
        .filter((tick) => at === undefined || Math.abs(x(tick) - x(at)) > LABEL)
        .map((tick) => (
          <text
            key={tick}
            x={x(tick)}
            y="11"
            fontSize="10"
            textAnchor={anchorOf(x(tick))}
            fill="var(--text-3)"
          >
            {formatClockMinutes(tick, zone)}
          </text>
        ))}
      {at !== undefined && (
        <text x={x(at)} y="11" fontSize="10" fontWeight="600" textAnchor="middle" fill="var(--accent)">
          {formatClockMinutes(at, zone)}
        </text>
      )}
    </svg>
  );
};

type BarProps = { readonly scale: RulerScale; readonly start: EpochMs; readonly end: EpochMs };

/** One call on it: a bar over the time asked for. */
export const RulerBar = ({ scale: { range, around, at }, start, end }: BarProps) => {
  const x = xIn(range);
  const left = x(start);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <rect
        x={x(around.start)}
        width={x(around.end) - x(around.start)}
        height={HEIGHT}
        fill="var(--accent-soft)"
      />
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} stroke="var(--line)" />
      <rect x={left} y="10" width={Math.max(2, x(end) - left)} height="8" rx="1" fill="var(--text-2)" />
      {at !== undefined && (
        <path d={`M${x(at)} 0V${HEIGHT}`} stroke="var(--accent)" strokeWidth="1.6" strokeDasharray="3 2" />
      )}
    </svg>
  );
};
