import { scaleTo, ticksOf, type Range } from '#base/range';
import { MINUTE_MS } from '#base/units';
import { formatClock, formatClockMinutes, zoneOffsetMs } from '#report/format';
import { text, type Font, type Mark } from './marks.ts';

const TICK: Font = { size: 12.5, weight: 400 };

type Place = { readonly x: number; readonly y: number; readonly width: number };

/** Ticks with their times over the lanes of a table; those within `without` of the picture's pixels have no words. */
export const axisMarks = (
  window: Range,
  zone: string,
  { x, y, width }: Place,
  without?: { readonly from: number; readonly to: number },
): readonly Mark[] => {
  const scale = scaleTo(window);
  const { at, stepMs } = ticksOf(window, {
    widthPx: width,
    minGapPx: 64,
    zoneOffsetMs: zoneOffsetMs(window.start, zone),
  });
  const label = stepMs < MINUTE_MS ? formatClock : formatClockMinutes;
  return at.flatMap((instant) => {
    const left = x + scale(instant) * width;
    const isHidden = without !== undefined && left + 40 > without.from && left < without.to;
    return [
      { kind: 'rect' as const, x: left, y: y + 8, width: 1, height: 6, fill: 'line-control' as const },
      ...(left + 36 <= x + width && !isHidden
        ? [text(left + 4, y + 20, label(instant, zone), TICK, 'text-3')]
        : []),
    ];
  });
};
