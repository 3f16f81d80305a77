import { scaleTo, type Range } from '#base/range';
import type { Evidence } from '#report/evidence/evidence';
import type { Excerpt } from '#report/evidence/evidence-rows';
import { formatClockMinutes, formatLossPercent, formatMsNumber } from '#report/format';
import { laneShapes } from '#report/list/lane-shapes';
import { networkWords } from '#report/session/network-words';
import type { DirectionNumbers } from '#report/list/session-rows';
import { rowLane } from '#report/list/timeline';
import { failureWord } from '#report/enum-words';
import { axisMarks } from '../../ui/picture/axis.ts';
import { numberMarks, ratingMarks } from '../../ui/picture/cells.ts';
import { fitted, line, text, type Font, type Mark, type Measure } from '../../ui/picture/marks.ts';
import { INNER, MARGIN, type Page } from '../../ui/picture/page.ts';
import { planLegend } from './plan-legend.ts';

const CELL: Font = { size: 14, weight: 400 };
const STRONG: Font = { size: 14, weight: 600 };
const HEAD: Font = { size: 13, weight: 500 };
const TICKET: Font = { size: 12.5, weight: 600 };

const ROW = 30;
const LANE = { width: 300, height: 28, thin: 4, heavy: 9 };

/** Right edges of the number columns and left edges of the rest, from the picture's left. */
const AT = {
  sentLoss: 312,
  sentJitter: 398,
  heardLoss: 530,
  heardJitter: 616,
  network: 640,
  rated: 816,
  lane: 864,
};
const NAME_ROOM = 190;
const NETWORK_ROOM = 156;

type Shown = Excerpt['rows'][number];

/** The few people whose lines the evidence needs, in numbers and as lanes over the whole call, and the legend. */
export const planExcerpt = (page: Page, { window, zone, at }: Evidence, { rows }: Excerpt): void => {
  page.y += 4;
  const ticketX = at === undefined ? undefined : ticketPlace(window, at);
  page.add(...headMarks(page.y), ...axis(page, window, zone, ticketX));
  const top = page.y;
  page.y += 24;
  page.add(line(MARGIN, page.y, INNER, 'line-strong'));
  page.y += 1;
  for (const shown of rows) {
    page.add(...rowMarks(shown, window, page.y, page.measure));
    page.y += ROW;
    page.add(line(MARGIN, page.y - 1, INNER, 'line'));
  }
  if (at !== undefined && ticketX !== undefined)
    page.add(...ticketMarks(ticketX, top, page.y, formatClockMinutes(at, zone)));
  page.y += 8;
  planLegend(page);
};

const ticketPlace = (window: Range, at: Evidence['at']): number | undefined => {
  if (at === undefined || at < window.start || at > window.end) return undefined;
  return AT.lane + scaleTo(window)(at) * LANE.width;
};

const headMarks = (y: number): readonly Mark[] => [
  text(MARGIN, y + 17, 'Person', HEAD, 'text-3'),
  text(AT.sentLoss, y + 17, 'Sent loss %', HEAD, 'text-3', 'right'),
  text(AT.sentJitter, y + 17, 'jitter ms', HEAD, 'text-3', 'right'),
  text(AT.heardLoss, y + 17, 'Heard loss %', HEAD, 'text-3', 'right'),
  text(AT.heardJitter, y + 17, 'jitter ms', HEAD, 'text-3', 'right'),
  text(AT.network, y + 17, 'Network', HEAD, 'text-3'),
  text(AT.rated, y + 17, 'Rated', HEAD, 'text-3', 'center'),
];

/** Times that the ticket's own would cover are left out. */
const axis = (page: Page, window: Range, zone: string, ticketX: number | undefined): readonly Mark[] =>
  axisMarks(
    window,
    zone,
    { x: AT.lane, y: page.y - 3, width: LANE.width },
    ticketX === undefined ? undefined : { from: ticketX - 4, to: ticketX + 84 },
  );

/** A dashed line through axis and lanes where the ticket says it happened. */
const ticketMarks = (x: number, top: number, bottom: number, clock: string): readonly Mark[] => {
  const words = `${clock} ticket`;
  const isFarRight = x > AT.lane + LANE.width - 84;
  return [
    { kind: 'path', x, y: top, d: `M0 0V${bottom - top}`, stroke: 'accent', thickness: 1.5, dash: [4, 3] },
    text(isFarRight ? x - 4 : x + 4, top + 17, words, TICKET, 'accent', isFarRight ? 'right' : 'left'),
  ];
};

const rowMarks = (
  { row, name, isCause }: Shown,
  window: Range,
  y: number,
  measure: Measure,
): readonly Mark[] => {
  const font = isCause ? STRONG : CELL;
  const failed = row.failure === undefined ? undefined : failureWord(row.failure);
  const room = NAME_ROOM - (failed === undefined ? 0 : measure(failed, TICKET) + 20);
  const shown = fitted(name, room, font, measure);
  const network = networkWords(row.network);
  return [
    text(MARGIN, y + 20, shown, font),
    ...(failed === undefined ? [] : failedMarks(MARGIN + measure(shown, font) + 8, y, failed)),
    ...numbers(row.sent, AT.sentLoss, AT.sentJitter, y, measure),
    ...numbers(row.heard, AT.heardLoss, AT.heardJitter, y, measure),
    text(
      AT.network,
      y + 20,
      network === undefined ? '–' : fitted(network, NETWORK_ROOM, CELL, measure),
      CELL,
    ),
    ...ratingMarks(row.feedback?.rating, AT.rated, y),
    { kind: 'lane', x: AT.lane, y: y + 1, shapes: laneShapes(rowLane(row.parts, window), LANE) },
  ];
};

const failedMarks = (x: number, y: number, words: string): readonly Mark[] => [
  { kind: 'cross', x: x + 4, y: y + 15, size: 7 },
  text(x + 12, y + 20, words, TICKET, 'fail'),
];

const numbers = (
  of: DirectionNumbers,
  lossAt: number,
  jitterAt: number,
  y: number,
  measure: Measure,
): readonly Mark[] => [
  ...numberMarks(
    of.lossRatio === undefined ? undefined : formatLossPercent(of.lossRatio),
    of.lossOver,
    lossAt,
    y,
    measure,
  ),
  ...numberMarks(
    of.jitterMs === undefined ? undefined : formatMsNumber(of.jitterMs),
    of.jitterOver,
    jitterAt,
    y,
    measure,
  ),
];
