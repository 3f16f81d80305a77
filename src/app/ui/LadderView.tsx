import type { Ladder, LadderTick, Rung } from '#report/verdict/ladder';
import { rungHeight, tickWords, withoutUnit } from './ladder-shapes.ts';

type Props = {
  readonly ladder: Ladder;
  readonly width: number;
  /** For readers: “Loss, average 11.8 %, maximum 31.2 %”. */
  readonly label: string;
};

const BASE = 31;
const POOR_TOP = 20;

/** A reading among its limits, with the numbers above and the limits with their origin below. */
export const LadderView = ({ ladder, width, label }: Props) => (
  <svg className="ladder" width={width} height={48} viewBox={`0 0 ${width} 48`} role="img" aria-label={label}>
    <Rungs ladder={ladder} width={width} base={BASE} poorTop={POOR_TOP} scale={1} />
    {ladder.ticks.toReversed().map((tick) => (
      <Tick
        key={tick.kind}
        tick={tick}
        x={tick.at * width}
        base={BASE + 1}
        length={tick.kind === 'max' ? 14 : 15}
        half={4}
      />
    ))}
    {tickWords(ladder, width).map(({ tick, x, text }) => (
      <text
        key={tick.kind}
        x={x}
        y={8}
        textAnchor="middle"
        fontSize={11}
        fontWeight={tick.past ? 600 : 500}
        fill={tick.past ? 'var(--poor-ink)' : 'var(--text)'}
      >
        {text}
      </text>
    ))}
    {ladder.labels.map(({ at, value, source }, index) => (
      <g key={value}>
        <path d={`M${at * width} ${BASE}v4`} stroke="var(--line-control)" />
        <text x={at * width} y={45} textAnchor="middle" fontSize={10} fill="var(--text-3)">
          {index < ladder.labels.length - 1 ? withoutUnit(value) : value}
          <tspan dx={3}>{source}</tspan>
        </text>
      </g>
    ))}
  </svg>
);

const CELL_BASE = 13;

/** The same for a cell: 102 × 14, without words, which stand beside it. */
export const LadderCell = ({ ladder }: { readonly ladder: Ladder }) => (
  <svg className="ladder-cell" width={102} height={14} viewBox="0 0 102 14" aria-hidden="true">
    <Rungs ladder={ladder} width={102} base={CELL_BASE} poorTop={5} scale={0.75} />
    {ladder.ticks.toReversed().map((tick) => (
      <Tick key={tick.kind} tick={tick} x={tick.at * 102} base={CELL_BASE + 1} length={9} half={2.6} />
    ))}
  </svg>
);

type RungsProps = {
  readonly ladder: Ladder;
  readonly width: number;
  readonly base: number;
  readonly poorTop: number;
  readonly scale: number;
};

const Rungs = ({ ladder: { rungs }, width, base, poorTop, scale }: RungsProps) =>
  rungs.map((rung) => {
    const x = rung.from * width + (rung.level === 0 ? 0 : 1);
    const height = rungHeight(rung.level, rungs.length) * scale;
    return rung.outline === undefined ? (
      <rect
        key={rung.level}
        x={x}
        y={base - height}
        width={Math.max(0, rung.to * width - x - (rung.to === 1 ? 0 : 1))}
        height={height}
        fill={`var(--rung-${Math.min(3, rung.level + 1)})`}
      />
    ) : (
      <PoorRung key={rung.level} rung={rung} x={x} width={width} top={poorTop} base={base} />
    );
  });

type PoorProps = {
  readonly rung: Rung;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly base: number;
};

/** Outlined, solid where the limit is published, dashed where it is ours. */
const PoorRung = ({ rung, x, width, top, base }: PoorProps) => (
  <rect
    x={x + 0.5}
    y={top}
    width={Math.max(0, rung.to * width - x - 1)}
    height={base - top}
    fill={rung.outline === 'ours' ? 'none' : 'var(--poor-soft)'}
    stroke="var(--poor)"
    strokeDasharray={rung.outline === 'ours' ? '3 2' : undefined}
  />
);

type TickProps = {
  readonly tick: LadderTick;
  readonly x: number;
  readonly base: number;
  readonly length: number;
  readonly half: number;
};

/** Filled for the average, open for the maximum: nobody knows when a maximum was. */
const Tick = ({ tick: { kind, past }, x, base, length, half }: TickProps) => {
  const ink = past ? 'var(--poor)' : 'var(--text)';
  const top = base - length;
  const head = `M${x - half} ${top - half}h${2 * half}l${-half} ${half * 1.25}Z`;
  return (
    <>
      <path d={`M${x} ${base}V${top}`} stroke={ink} strokeWidth={kind === 'max' ? 1.4 : 2.4} />
      <path
        d={head}
        fill={kind === 'max' ? 'var(--surface)' : ink}
        stroke={kind === 'max' ? ink : 'none'}
        strokeWidth={1.3}
      />
    </>
  );
};
