import { memo } from 'react';
import { capital } from '#base/capital';
import { Bar, BarChart, XAxis, YAxis, type BarShapeProps } from 'recharts';
import { ratingWord } from '#report/enum-words';
import type { FeedbackSummary } from '#report/verdict/feedback-summary';

type Props = {
  readonly summary: FeedbackSummary;
  /** “3 of 5 who complained were clean themselves: look at whom they heard.” */
  readonly cleanComplainers: string | undefined;
};

type Line = { readonly label: string; readonly count: number; readonly look: BarLook };
type BarLook = { readonly height: number; readonly fill: string };

const POOR: BarLook = { height: 11, fill: 'var(--poor)' };
const FINE: BarLook = { height: 6, fill: 'var(--good)' };
const REASON: BarLook = { height: 9, fill: 'var(--text-3)' };

const STEP = 20;
const RATING = { label: 66, bar: 38, number: 18 };
const REASON_COLUMN = { label: 90, bar: 26, number: 18 };

/** Two small bar charts side by side: ratings 5 to 1, and the reasons people ticked. */
export const FeedbackBars = ({ summary, cleanComplainers }: Props) => {
  const ratings = summary.ratings.map(({ rating, count }): Line => ({
    label: `${rating}  ${capital(ratingWord(rating))}`,
    count,
    look: rating <= 2 ? POOR : FINE,
  }));
  const reasons = summary.reasons.map(({ words, count }): Line => ({ label: words, count, look: REASON }));
  const spoken = (lines: readonly Line[]) => lines.map(({ label, count }) => `${label} ${count}`).join(', ');
  return (
    <>
      <figure>
        <figcaption className="cap">Rating</figcaption>
        <Bars lines={ratings} widths={RATING} name={`Ratings: ${spoken(ratings)}`} />
      </figure>
      <figure>
        <figcaption className="cap">Reasons ticked</figcaption>
        {reasons.length === 0 ? (
          <p className="muted t11">none</p>
        ) : (
          <Bars lines={reasons} widths={REASON_COLUMN} name={`Reasons ticked: ${spoken(reasons)}`} />
        )}
        {cleanComplainers !== undefined && <Clean words={cleanComplainers} />}
      </figure>
    </>
  );
};

const Clean = ({ words }: { readonly words: string }) => {
  const [count = '', rest = ''] = words.split(/ (?=who )/);
  return (
    <p className="say">
      <b>{count}</b> {rest}
    </p>
  );
};

type Widths = { readonly label: number; readonly bar: number; readonly number: number };
type BarsProps = { readonly lines: readonly Line[]; readonly widths: Widths; readonly name: string };

/** Its name spells out all that it shows: while that is the same, nothing is drawn anew. */
const Bars = memo(
  ({ lines, widths, name }: BarsProps) => (
    <div role="img" aria-label={name}>
      <BarChart
        layout="vertical"
        width={widths.label + widths.bar + widths.number}
        height={lines.length * STEP}
        data={[...lines]}
        margin={{ top: 0, right: widths.number, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis
          type="category"
          dataKey="label"
          width={widths.label}
          axisLine={false}
          tickLine={false}
          tick={<Label />}
          interval={0}
        />
        <Bar
          dataKey="count"
          isAnimationActive={false}
          shape={(bar: BarShapeProps) => <RatedBar {...bar} line={lines[bar.index]} />}
        />
      </BarChart>
    </div>
  ),
  (before, after) => before.name === after.name,
);

/** Labels start at the left edge, as the words of a table do. */
const Label = ({
  y = 0,
  payload,
}: {
  readonly y?: number;
  readonly payload?: { readonly value: string };
}) => (
  <text x={0} y={y} dy={4} fontSize={11} fill="var(--text-2)" xmlSpace="preserve">
    {payload?.value}
  </text>
);

type RatedBarProps = Pick<BarShapeProps, 'x' | 'y' | 'width' | 'height'> & {
  readonly line: Line | undefined;
};

/** Poor bars are taller as well as darker: take the colour away and nothing is lost. */
const RatedBar = ({ x, y, width, height, line }: RatedBarProps) =>
  line && (
    <g>
      <rect
        x={x}
        y={y + (height - line.look.height) / 2}
        width={Math.max(0, width)}
        height={line.look.height}
        fill={line.look.fill}
      />
      <text x={x + width + 6} y={y + height / 2 + 4} fontSize={11} fontWeight={600} fill="var(--text)">
        {line.count.toLocaleString('en')}
      </text>
    </g>
  );
