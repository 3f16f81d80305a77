import { memo } from 'react';
import { laneShapes, type LaneBar, type LaneBox } from '#report/list/lane-shapes';
import { LaneShapes } from '../../ui/LaneShapes.tsx';

type Props = { readonly bars: readonly LaneBar[]; readonly box: LaneBox };

/** Hidden from readers: the sentence beside it says the same. */
export const Lane = memo(({ bars, box }: Props) => (
  <svg
    className="lane"
    width={box.width}
    height={box.height}
    viewBox={`0 0 ${box.width} ${box.height}`}
    aria-hidden="true"
  >
    <LaneShapes shapes={laneShapes(bars, box)} />
  </svg>
));
