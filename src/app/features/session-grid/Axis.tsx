import { MINUTE_MS } from '#base/units';
import { scaleTo, ticksOf, type Range } from '#base/range';
import { formatClock, formatClockMinutes, zoneOffsetMs } from '#report/format';

type Props = {
  readonly window: Range;
  readonly zone: string;
  readonly width: number;
  /** Where the tick marks begin, in pixels. */
  readonly top: number;
};

const MIN_GAP_PX = 56;
/** A label needs this much room before the right edge. */
const LABEL_PX = 30;

/** One linear scale for all lanes, in the chosen zone. Time runs left to right whatever the script does. */
export const Axis = ({ window, zone, width, top }: Props) => {
  const scale = scaleTo(window);
  const { at, stepMs } = ticksOf(window, {
    widthPx: width,
    minGapPx: MIN_GAP_PX,
    zoneOffsetMs: zoneOffsetMs(window.start, zone),
  });
  const label = stepMs < MINUTE_MS ? formatClock : formatClockMinutes;
  return (
    <g className="axis">
      {at.map((instant) => {
        const x = scale(instant) * width;
        return (
          <g key={instant}>
            <path d={`M${x} ${top}v5`} stroke="var(--line-control)" />
            {x <= width - LABEL_PX && (
              <text x={x + 4} y={top + 12} fontSize="10" fill="var(--text-3)">
                {label(instant, zone)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};

/** The axis alone, where there is no room for the minimap above it. */
export const AxisStrip = ({ window, zone, width }: Omit<Props, 'top'>) => (
  <svg width={width} height={18} viewBox={`0 0 ${width} 18`} aria-hidden="true">
    <Axis window={window} zone={zone} width={width} top={1} />
  </svg>
);
