import { useRef, useState, type PointerEvent } from 'react';
import { instantAt, scaleTo, type Range } from '#base/range';
import type { EpochMs } from '#base/units';
import type { Presence } from '#report/list/presence';
import { Axis } from './Axis.tsx';
import { windowBetween } from './zoom.ts';

type Props = {
  readonly presence: Presence;
  readonly whole: Range;
  readonly window: Range;
  readonly zone: string;
  readonly ticketAt: EpochMs | undefined;
  readonly width: number;
  readonly onWindow: (window: Range) => void;
};

const HEIGHT = 26;
const AXIS_HEIGHT = 18;
/** Highest point of the curve leaves room for the sentence above it. */
const ROOM = 12;
/** People in trouble are never drawn thinner than this. */
const LEAST = 2;
const DRAG_FROM = 4;

const curve = (heights: readonly number[], width: number): string => {
  const step = width / Math.max(1, heights.length);
  const points = heights.map(
    (height, bin) =>
      `L${(bin * step).toFixed(1)} ${(HEIGHT - height).toFixed(1)}L${((bin + 1) * step).toFixed(1)} ${(HEIGHT - height).toFixed(1)}`,
  );
  return `M0 ${HEIGHT}${points.join('')}L${width} ${HEIGHT}Z`;
};

const useDrag = ({ whole, window, width, onWindow }: Props) => {
  const from = useRef<number | undefined>(undefined);
  const [drawn, setDrawn] = useState<readonly [number, number]>();

  const at = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / Math.max(1, box.width)));
  };
  const scale = scaleTo(whole);
  /** Dragging a handle keeps the other end where it is; anywhere else draws a new window. */
  const anchor = (fraction: number): number => {
    const near = (edge: number) => Math.abs(edge - fraction) * width < 7;
    if (near(scale(window.start))) return scale(window.end);
    if (near(scale(window.end))) return scale(window.start);
    return fraction;
  };
  return {
    drawn,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = anchor(at(event));
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const start = from.current;
      if (start !== undefined && Math.abs(at(event) - start) * width >= DRAG_FROM)
        setDrawn([start, at(event)]);
    },
    onPointerUp: () => {
      if (drawn) onWindow(windowBetween(instantAt(whole, drawn[0]), instantAt(whole, drawn[1]), whole));
      from.current = undefined;
      setDrawn(undefined);
    },
  };
};

/** How many people were in the call over time and how many of them in trouble; its handles are the zoom window. */
export const Minimap = (props: Props) => {
  const { presence, whole, window, zone, width } = props;
  const { drawn, ...drag } = useDrag(props);
  const scale = scaleTo(whole);
  const [start, end] = drawn
    ? [Math.min(...drawn), Math.max(...drawn)]
    : [Math.max(0, scale(window.start)), Math.min(1, scale(window.end))];
  const most = Math.max(1, presence.mostPeople);
  const heightOf = (people: number) => (people / most) * (HEIGHT - ROOM);
  const sentence = presenceSentence(presence);
  return (
    <div role="presentation" className="minimap" {...drag} onDoubleClick={() => props.onWindow(whole)}>
      <svg
        width={width}
        height={HEIGHT + AXIS_HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT + AXIS_HEIGHT}`}
        role="img"
        aria-label={sentence}
      >
        <rect width={width} height={HEIGHT} fill="var(--surface-2)" />
        <path
          d={curve(
            presence.bins.map((bin) => heightOf(bin.people)),
            width,
          )}
          fill="var(--rung-2)"
          opacity="0.75"
        />
        <path
          d={curve(
            presence.bins.map((bin) => (bin.poor === 0 ? 0 : Math.max(LEAST, heightOf(bin.poor)))),
            width,
          )}
          fill="var(--poor)"
        />
        <rect x={0} width={start * width} height={HEIGHT} fill="var(--surface)" opacity="0.7" />
        <rect x={end * width} width={(1 - end) * width} height={HEIGHT} fill="var(--surface)" opacity="0.7" />
        <text x="5" y="11" fontSize="10" fill="var(--text-2)">
          {width < 300 ? shortSentence(presence) : sentence}
        </text>
        <rect
          x={start * width + 0.5}
          y=".5"
          width={Math.max(2, (end - start) * width - 1)}
          height={HEIGHT - 1}
          fill="none"
          stroke="var(--line-strong)"
        />
        {[start, end].map((edge, index) => (
          <rect
            key={index}
            className="handle"
            x={edge * width - 2.5}
            y="7"
            width="5"
            height="12"
            rx="1.5"
            fill="var(--surface)"
            stroke="var(--line-control)"
          />
        ))}
        <Axis window={window} zone={zone} width={width} ticketAt={props.ticketAt} top={HEIGHT + 1} />
      </svg>
    </div>
  );
};

const people = (count: number): string => (count === 1 ? '1 person' : `${count.toLocaleString('en')} people`);

const presenceSentence = ({ mostPeople, mostPoor }: Presence): string =>
  mostPoor === 0
    ? `Up to ${people(mostPeople)} in the call, none with a poor stream`
    : `Up to ${people(mostPeople)} in the call, ${mostPoor.toLocaleString('en')} of them with a poor stream`;

const shortSentence = ({ mostPeople, mostPoor }: Presence): string =>
  `Up to ${people(mostPeople)}, ${mostPoor.toLocaleString('en')} poor`;
