import type { Grade } from '#quality/grade';
import { laneShapes } from '#report/list/lane-shapes';
import { LaneShapes } from './LaneShapes.tsx';

type Props = {
  readonly sent: Grade;
  readonly heard: Grade;
  readonly width?: number;
  readonly height?: number;
};

const HEAVY = 9;
const LIGHT = 4;

/** A lane in small: above the line what a person sent, below it what they heard; the heavier, the worse. */
export const Mirror = ({ sent, heard, width = 14, height = 20 }: Props) => (
  <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
    <LaneShapes
      shapes={laneShapes([{ from: 0, to: 1, sent, heard, failed: false }], {
        width,
        height,
        thin: LIGHT,
        heavy: HEAVY,
      })}
    />
  </svg>
);
