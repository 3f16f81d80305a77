import type { Range } from '#base/range';
import { failureWord } from '#report/enum-words';
import { formatLossPercent, formatMsNumber } from '#report/format';
import { laneShapes } from '#report/list/lane-shapes';
import { networkWords } from '#report/session/network-words';
import { mediaOf } from '#report/list/medium-part';
import type { DirectionNumbers, MediumPart, SessionRow } from '#report/list/session-rows';
import { mediumLane, rowLane } from '#report/list/timeline';
import { fitted, line, text, type Font, type Mark, type Measure } from '../../ui/picture/marks.ts';
import { numberMarks, ratingMarks } from '../../ui/picture/cells.ts';
import { axisMarks } from '../../ui/picture/axis.ts';
import type { PictureContent } from './picture-content.ts';

type Place = { readonly x: number; readonly y: number; readonly width: number };

const CELL: Font = { size: 14, weight: 400 };
const STRONG: Font = { size: 14, weight: 600 };
const HEAD: Font = { size: 13, weight: 500 };
const TICK: Font = { size: 12.5, weight: 400 };

const ROW = 30;
const SUB_ROW = 26;
const HEAD_HEIGHT = 30;
const LANE = { width: 400, height: 30, thin: 4, heavy: 9 };
const SUB_LANE = { width: 400, height: 26, thin: 3, heavy: 7 };

/** Right edges of the number columns and left edges of the rest, from the table's left. */
const AT = {
  name: 0,
  sentLoss: 262,
  sentJitter: 314,
  heardLoss: 412,
  heardJitter: 462,
  roundTrip: 520,
  network: 538,
  rated: 702,
  lane: 728,
};
const NETWORK_ROOM = 144;
const NAME_ROOM = 186;

/** The table with its lanes: every row of it, none cut off and none left to a scroll bar. */
export const planTable = (
  content: PictureContent,
  place: Place,
  measure: Measure,
): { readonly marks: readonly Mark[]; readonly bottom: number } => {
  const marks: Mark[] = [...headMarks(content, place)];
  let y = place.y + HEAD_HEIGHT;
  const ruled = (height: number) => {
    y += height;
    marks.push(line(place.x, y - 1, place.width, 'line'));
  };
  for (const row of content.rows) {
    marks.push(...rowMarks(row, row.key === content.selected, content.window, { ...place, y }, measure));
    ruled(ROW);
    if (!content.opened.has(row.key)) continue;
    for (const medium of row.parts.flatMap(mediaOf)) {
      marks.push(...mediumMarks(medium, content.window, { ...place, y }, measure));
      ruled(SUB_ROW);
    }
  }
  if (content.rows.length === 0) {
    marks.push(text(place.x, y + 20, 'No session fits this filter.', CELL, 'text-2'));
    ruled(ROW);
  }
  return { marks, bottom: y };
};

const headMarks = ({ window, zone }: PictureContent, { x, y, width }: Place): readonly Mark[] => {
  const base = y + 20;
  const head = (at: number, words: string, align: 'left' | 'right' = 'left') =>
    text(x + at, base, words, HEAD, 'text-3', align);
  return [
    head(AT.name, 'Person'),
    head(AT.sentLoss, 'Sent loss %', 'right'),
    head(AT.sentJitter, 'jit ms', 'right'),
    head(AT.heardLoss, 'Heard loss %', 'right'),
    head(AT.heardJitter, 'jit ms', 'right'),
    head(AT.roundTrip, 'RTT ms', 'right'),
    head(AT.network, 'Network'),
    text(x + AT.rated, base, 'Rated', HEAD, 'text-3', 'center'),
    ...axisMarks(window, zone, { x: x + AT.lane, y, width: LANE.width }),
    line(x, y + HEAD_HEIGHT - 1, width, 'line-strong'),
  ];
};

const rowMarks = (
  row: SessionRow,
  isSelected: boolean,
  window: Range,
  { x, y }: Place,
  measure: Measure,
): readonly Mark[] => {
  const base = y + 20;
  const font = isSelected ? STRONG : CELL;
  const failed = row.failure === undefined ? undefined : failureWord(row.failure);
  const tagRoom = failed === undefined ? 0 : measure(failed, TICK) + 18;
  const name = fitted(row.name, NAME_ROOM - tagRoom, font, measure);
  const network = networkWords(row.network);
  return [
    text(x, base, name, font),
    ...(failed === undefined ? [] : failedTag(x + measure(name, font) + 8, y, failed)),
    ...numbers(row, x, y, measure),
    numberMarks(
      row.roundTripMs === undefined ? undefined : formatMsNumber(row.roundTripMs),
      row.roundTripOver,
      x + AT.roundTrip,
      y,
      measure,
    ),
    network === undefined
      ? text(x + AT.network, base, '–', CELL, 'text-3')
      : text(x + AT.network, base, fitted(network, NETWORK_ROOM, CELL, measure), CELL, 'text-2'),
    ...ratingMarks(row.feedback?.rating, x + AT.rated, y),
    { kind: 'lane' as const, x: x + AT.lane, y, shapes: laneShapes(rowLane(row.parts, window), LANE) },
  ].flat();
};

const MEDIUM: Readonly<Record<MediumPart['kind'], string>> = {
  audio: 'Audio',
  video: 'Video',
  sharing: 'Sharing',
  data: 'Data',
  other: 'Other',
};

const mediumMarks = (
  medium: MediumPart,
  window: Range,
  { x, y }: Place,
  measure: Measure,
): readonly Mark[] => [
  text(x + 16, y + 18, MEDIUM[medium.kind], CELL, 'text-2'),
  ...numbers(medium, x, y - 2, measure),
  { kind: 'lane', x: x + AT.lane, y, shapes: laneShapes(mediumLane(medium, window), SUB_LANE) },
];

const numbers = (
  of: { readonly sent: DirectionNumbers; readonly heard: DirectionNumbers },
  x: number,
  y: number,
  measure: Measure,
): readonly Mark[] => [
  ...numberMarks(loss(of.sent), of.sent.lossOver, x + AT.sentLoss, y, measure),
  ...numberMarks(jitter(of.sent), of.sent.jitterOver, x + AT.sentJitter, y, measure),
  ...numberMarks(loss(of.heard), of.heard.lossOver, x + AT.heardLoss, y, measure),
  ...numberMarks(jitter(of.heard), of.heard.jitterOver, x + AT.heardJitter, y, measure),
];

const loss = ({ lossRatio }: DirectionNumbers) =>
  lossRatio === undefined ? undefined : formatLossPercent(lossRatio);
const jitter = ({ jitterMs }: DirectionNumbers) =>
  jitterMs === undefined ? undefined : formatMsNumber(jitterMs);

const failedTag = (x: number, y: number, words: string): readonly Mark[] => [
  { kind: 'cross', x: x + 4, y: y + 15, size: 7 },
  text(x + 12, y + 20, words, { size: 12.5, weight: 600 }, 'fail'),
];
