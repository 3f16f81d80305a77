import { useEffect, useRef, useState, type RefObject } from 'react';
import { instantAt, type Range } from '#base/range';
import { gradeWord } from '#report/verdict/grade-words';
import { formatClock } from '#report/format';
import { Mark } from '../../ui/Mark.tsx';
import type { GridItem } from './grid-items.ts';
import { partAt, tipFacts, type TipFacts } from './tooltip-facts.ts';
import { LANE_MARGIN } from './useGridEvents.ts';

type Props = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly items: readonly GridItem[];
  readonly laneWidth: number;
  readonly window: Range;
  readonly zone: string;
};

type Tip = { readonly facts: TipFacts; readonly left: number; readonly top: number; readonly above: boolean };

const DELAY_MS = 120;
const TIP_WIDTH = 320;
const TIP_HEIGHT = 130;

/** One tooltip for all lanes, by delegation, and a hair through all of them at the instant under the pointer. */
export const GridTooltip = (props: Props) => {
  const hair = useRef<HTMLDivElement>(null);
  const tip = useTip(props, hair);
  return (
    <>
      <div ref={hair} className="time-hair" hidden />
      {tip && (
        <div
          className="grid-tip"
          role="tooltip"
          style={{ left: tip.left, top: tip.top, transform: tip.above ? 'translateY(-100%)' : 'none' }}
        >
          <TipBody facts={tip.facts} />
        </div>
      )}
    </>
  );
};

const TipBody = ({ facts }: { readonly facts: TipFacts }) => (
  <>
    <p>
      <b>
        <bdi>{facts.name}</bdi>
      </b>{' '}
      {facts.direction}
    </p>
    <p className="q">
      <Mark kind={facts.grade} size={8} /> {gradeWord(facts.grade)}
    </p>
    <p className="muted">{facts.span}</p>
    {facts.readings.length > 0 && (
      <table>
        <thead>
          <tr>
            <th>
              <span className="vh">measure</span>
            </th>
            <th>average</th>
            <th>maximum</th>
            <th>limit</th>
          </tr>
        </thead>
        <tbody>
          {facts.readings.map((reading) => (
            <tr key={reading.label}>
              <th>{reading.label}</th>
              <td>
                <b>{reading.average ?? '–'}</b>
              </td>
              <td>{reading.max ?? '–'}</td>
              <td>{reading.limit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </>
);

/** Follows the pointer without rendering; only the words, after a pause, are React's. */
const useTip = (props: Props, hair: RefObject<HTMLDivElement | null>): Tip | undefined => {
  const [tip, setTip] = useState<Tip>();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { scroller } = props;
  useEffect(() => {
    const element = scroller.current;
    const line = hair.current;
    if (element === null || line === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      line.hidden = true;
      setTip(undefined);
    };
    const move = (event: PointerEvent) => {
      clearTimeout(timer);
      const laneLeft = element.clientWidth - LANE_MARGIN - latest.current.laneWidth;
      const box = element.getBoundingClientRect();
      const x = event.clientX - box.left - laneLeft;
      const row = event.target instanceof Element ? event.target.closest('.body [data-index]') : null;
      if (row === null || x < 0 || x > latest.current.laneWidth || event.pointerType === 'touch')
        return hide();
      line.hidden = false;
      line.style.transform = `translateX(${laneLeft + x}px)`;
      setTip(undefined);
      timer = setTimeout(() => setTip(tipAt(latest.current, row, event, box, x)), DELAY_MS);
    };
    // Dismissed with Esc, it stays away until the list is entered again: one reads on with the arrows.
    let isDismissed = false;
    const tell = (target: EventTarget | null) => {
      const row = target instanceof Element ? target.closest('.body [data-index]') : null;
      if (row === null || isDismissed || !element.contains(row) || !row.matches(':focus-visible')) return;
      setTip(tipOfRow(latest.current, row, element.getBoundingClientRect()));
    };
    const focus = (event: FocusEvent) => tell(event.target);
    const blur = (event: FocusEvent) => {
      const isInside = event.relatedTarget instanceof Node && element.contains(event.relatedTarget);
      if (!isInside) isDismissed = false;
      hide();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !element.parentElement?.querySelector('.grid-tip')) return;
      isDismissed = true;
      // One step back: the page's own Esc waits for the next press.
      event.preventDefault();
      hide();
    };
    // The focus may have come before this code had.
    tell(document.activeElement);
    element.addEventListener('focusin', focus);
    element.addEventListener('focusout', blur);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('scroll', hide, { passive: true });
    // Before the page's own listener, which came first.
    document.addEventListener('keydown', key, true);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('focusin', focus);
      element.removeEventListener('focusout', blur);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('scroll', hide);
      document.removeEventListener('keydown', key, true);
    };
  }, [scroller, hair]);
  return tip;
};

const tipAt = (
  { items, laneWidth, window, zone }: Props,
  row: Element,
  event: PointerEvent,
  box: DOMRect,
  x: number,
): Tip | undefined => {
  const item = items[Number(row.getAttribute('data-index'))];
  if (item === undefined || item.kind === 'group') return undefined;
  const at = instantAt(window, x / laneWidth);
  const part = item.kind === 'session' ? partAt(item.row.parts, at) : item.part;
  if (part === undefined) return undefined;
  const line = row.getBoundingClientRect();
  const direction = event.clientY < line.top + line.height / 2 ? 'sent' : 'heard';
  const facts = tipFacts(item, part, direction, zone);
  return {
    facts: { ...facts, span: `${facts.span}, here ${formatClock(at, zone)}` },
    ...placeBeside(line, box, event.clientX - box.left + 12),
  };
};

/** For the keyboard there is no half under the pointer: the direction that fared worse is told. */
const tipOfRow = ({ items, laneWidth, zone }: Props, row: Element, box: DOMRect): Tip | undefined => {
  const item = items[Number(row.getAttribute('data-index'))];
  if (item === undefined || item.kind === 'group') return undefined;
  const part = item.kind === 'session' ? item.row.parts[0] : item.part;
  if (part === undefined) return undefined;
  const direction = part.heard === 'poor' && part.sent !== 'poor' ? 'heard' : 'sent';
  return {
    facts: tipFacts(item, part, direction, zone),
    ...placeBeside(row.getBoundingClientRect(), box, box.width - LANE_MARGIN - laneWidth),
  };
};

const placeBeside = (line: DOMRect, box: DOMRect, left: number): Omit<Tip, 'facts'> => {
  const above = line.bottom - box.top + TIP_HEIGHT > box.height;
  return {
    left: Math.max(8, Math.min(left, box.width - TIP_WIDTH)),
    top: above ? line.top - box.top - 4 : line.bottom - box.top + 4,
    above,
  };
};
