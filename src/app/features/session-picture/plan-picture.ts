import type { Grade } from '#quality/grade';
import { AUDIO_LIMITS, AUDIO_PACKET_FLOOR } from '#quality/limits';
import { laneShapes } from '#report/list/lane-shapes';
import { fitted, text, wrapped, type Font, type Measure, type PicturePlan } from '../../ui/picture/marks.ts';
import type { PictureContent, PicturePart } from './picture-content.ts';
import { planBrand } from '../../ui/picture/brand.ts';
import { INNER, MARGIN, Page, PICTURE_WIDTH } from '../../ui/picture/page.ts';
import { planTable } from './plan-table.ts';
import { planVerdict } from './plan-verdict.ts';

const TITLE: Font = { size: 27, weight: 600 };
const LEAD: Font = { size: 16, weight: 400 };
const BODY: Font = { size: 15, weight: 400 };
const SMALL: Font = { size: 12.5, weight: 400 };
const MONO: Font = { size: 12, weight: 400, mono: true };

/**
 * Lays out a picture of the session list, from top to bottom: mark and state, title, what is shown, call, table
 * with lanes, legend, footer. Everything is there before anything is painted, so nothing can be cut off.
 */
export const planPicture = (content: PictureContent, part: PicturePart, measure: Measure): PicturePlan => {
  const page = new Page(measure);
  head(page, content, part);
  if (content.verdict !== undefined && part.number === 1) planVerdict(page, content.verdict);
  call(page, content);
  const table = planTable(content, { x: MARGIN, y: page.y, width: INNER }, measure);
  page.add(...table.marks);
  page.y = table.bottom;
  legend(page);
  footer(page, content, part);
  return { width: PICTURE_WIDTH, height: Math.ceil(page.y + 24), marks: page.marks };
};

const shownWords = ({ rows, totalRows, filter, order }: PictureContent, part: PicturePart): string => {
  const shown =
    part.of === 1
      ? `${rows.length.toLocaleString('en')}`
      : `Part ${part.number} of ${part.of}: ${rows.length.toLocaleString('en')}`;
  return `${shown} of ${totalRows.toLocaleString('en')} people. Filter: ${filter}. ${order}.`;
};

const head = (page: Page, content: PictureContent, part: PicturePart): void => {
  planBrand(page, 'call sessions');
  const state = `${content.names}. ${content.completeness}`;
  page.add(
    text(
      MARGIN + INNER,
      page.y + 15,
      fitted(state, 760, { size: 14, weight: 400 }, page.measure),
      { size: 14, weight: 400 },
      'text-2',
      'right',
    ),
  );
  page.y += 30;
  page.paragraph(content.title, TITLE, 36);
  page.paragraph(shownWords(content, part), LEAD, 24, 'text-2');
  page.y += 14;
  page.rule();
};

const call = (page: Page, { facts, times, feedback }: PictureContent): void => {
  page.y += 8;
  page.paragraph(facts.join(' · '), BODY, 22);
  page.paragraph(times, BODY, 22, 'text-2');
  if (feedback !== undefined) page.paragraph(`Feedback: ${feedback}`, BODY, 22, 'text-2');
  page.y += 12;
  page.rule();
  page.y += 14;
};

const LEGEND: readonly { readonly sent: Grade; readonly heard: Grade; readonly words: string }[] = [
  { sent: 'good', heard: 'good', words: 'above the line sent, below heard' },
  { sent: 'poor', heard: 'good', words: 'heavy: poor' },
  { sent: 'burst', heard: 'good', words: 'outline: maximum past the limit' },
  { sent: 'notJudged', heard: 'good', words: 'hollow: not judged' },
  { sent: 'noData', heard: 'noData', words: 'dashes: no data' },
];

const legend = (page: Page): void => {
  page.y += 10;
  let x = MARGIN;
  for (const { sent, heard, words } of LEGEND) {
    const shapes = laneShapes([{ from: 0, to: 1, sent, heard, failed: false }], {
      width: 16,
      height: 20,
      thin: 4,
      heavy: 9,
    });
    page.add({ kind: 'lane', x, y: page.y, shapes }, text(x + 22, page.y + 14, words, SMALL, 'text-2'));
    x += 22 + page.measure(words, SMALL) + 18;
  }
  page.add(
    { kind: 'cross', x: x + 5, y: page.y + 10, size: 8 },
    text(x + 16, page.y + 14, 'dropped or not set up', SMALL, 'text-2'),
  );
  page.y += 24;
  page.paragraph(
    '– not measured · a bar’s weight is the average of the whole bar · times of maxima are not in the record',
    SMALL,
    18,
    'text-2',
  );
  page.y += 12;
};

const { lossRatio, jitterMs, roundTripMs } = AUDIO_LIMITS;
const JUDGED = `Call Quality Dashboard limits: loss over ${lossRatio.value * 100} %, jitter over ${jitterMs.value} ms, round trip over ${roundTripMs.value} ms; streams over ${AUDIO_PACKET_FLOOR.value} packets`;

const footer = (page: Page, content: PictureContent, part: PicturePart): void => {
  page.rule();
  page.y += 8;
  const lines: readonly (readonly [string, string, Font])[] = [
    ['Shown', `${shownWords(content, part)} ${content.isPartial ? content.completeness : ''}`.trim(), SMALL],
    ['Judged', content.verdict?.judgedBy ?? JUDGED, SMALL],
    ['Record', content.record, SMALL],
    ['Made', content.made, SMALL],
    ['Link', content.link, MONO],
  ];
  for (const [label, words, font] of lines) {
    page.add(text(MARGIN, page.y + 14, label, SMALL, 'text-3'));
    for (const row of wrapped(words, INNER - 60, font, page.measure)) {
      page.add(text(MARGIN + 60, page.y + 14, row, font, font.mono === true ? 'text' : 'text-2'));
      page.y += 19;
    }
  }
};
