import { MINUTE_MS, type EpochMs } from '#base/units';
import { scaleTo, ticksOf, type Range } from '#base/range';
import { formatClock, formatClockMinutes, zoneOffsetMs } from '#report/format';

type Props = {
  readonly window: Range;
  readonly zone: string;
  readonly width: number;
  readonly ticketAt: EpochMs | undefined;
  /** Where the tick marks begin, in pixels. */
  readonly top: number;
};

const MIN_GAP_PX = 56;
/** A label needs this much room before the right edge. */
const LABEL_PX = 30;
/** “14:10 ticket” needs this much. */
const TICKET_PX = 66;
const AXIS_PX = 17;

/** One linear scale for all lanes, in the chosen zone. Time runs left to right whatever the script does. */
export const Axis = ({ window, zone, width, ticketAt, top }: Props) => {
  const scale = scaleTo(window);
  const { at, stepMs } = ticksOf(window, {
    widthPx: width,
    minGapPx: MIN_GAP_PX,
    zoneOffsetMs: zoneOffsetMs(window.start, zone),
  });
  const label = stepMs < MINUTE_MS ? formatClock : formatClockMinutes;
  const ticket = ticketAt === undefined ? undefined : scale(ticketAt) * width;
  const ticketX = ticket !== undefined && ticket >= 0 && ticket <= width ? ticket : undefined;
  return (
    <g className="axis">
      {at.map((instant) => {
        const x = scale(instant) * width;
        // The ticket's own time takes the place of a label that it would cover.
        if (ticketX !== undefined && x > ticketX - LABEL_PX && x < ticketX + TICKET_PX) return null;
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
      {ticketX !== undefined && ticketAt !== undefined && (
        <>
          <path
            d={`M${ticketX} 0V${top + AXIS_PX}`}
            stroke="var(--accent)"
            strokeWidth="1.6"
            strokeDasharray="3 2"
          />
          <text x={ticketX + 4} y={top + 12} fontSize="10" fontWeight="600" fill="var(--accent)">
            {formatClockMinutes(ticketAt, zone)} ticket
          </text>
        </>
      )}
    </g>
  );
};

/** The axis alone, where there is no room for the minimap above it. */
export const AxisStrip = ({ window, zone, width, ticketAt }: Omit<Props, 'top'>) => (
  <svg width={width} height={18} viewBox={`0 0 ${width} 18`} aria-hidden="true">
    <Axis window={window} zone={zone} width={width} ticketAt={ticketAt} top={1} />
  </svg>
);
