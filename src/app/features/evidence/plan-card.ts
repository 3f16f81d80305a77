import type { Evidence } from '#report/evidence/evidence';
import { planBrand } from '../../ui/picture/brand.ts';
import { fitted, text, wrapped, type Font, type Measure, type PicturePlan } from '../../ui/picture/marks.ts';
import { INNER, MARGIN, Page, PICTURE_WIDTH } from '../../ui/picture/page.ts';
import { planExcerpt } from './plan-excerpt.ts';
import { planFooter } from './plan-footer.ts';
import { planGrid } from './plan-grid.ts';
import { planPath } from './plan-path.ts';
import { planLadders } from './plan-ladders.ts';
import { planPoints } from './plan-points.ts';

const TITLE: Font = { size: 27, weight: 600 };
const STATE: Font = { size: 14, weight: 400 };
const LEAD: Font = { size: 16, weight: 400 };
const LEAD_STRONG: Font = { size: 16, weight: 600 };
const BODY: Font = { size: 15, weight: 400 };
const STRONG: Font = { size: 15, weight: 600 };
const LABEL: Font = { size: 13, weight: 400 };

/** The facts stand in three columns. */
const COLUMNS = [
  { x: MARGIN, width: 330 },
  { x: MARGIN + 358, width: 250 },
  { x: MARGIN + 636, width: INNER - 636 },
] as const;
/** Ladders to the left, what speaks for and against to the right. */
const LEFT = { x: MARGIN, width: 528 };
const RIGHT = { x: MARGIN + 568, width: INNER - 568 };

/**
 * Lays out the evidence card, from top to bottom: mark and state of names, verdict, confidence, call, ladders beside
 * what speaks for and against, the few lines, legend, next, footer. What is drawn is the evidence and nothing else.
 */
export const planCard = (evidence: Evidence, measure: Measure): PicturePlan => {
  const page = new Page(measure);
  head(page, evidence);
  facts(page, evidence);
  proof(page, evidence);
  if (evidence.excerpt !== undefined) planExcerpt(page, evidence, evidence.excerpt);
  if (evidence.grid !== undefined) planGrid(page, evidence.grid);
  if (evidence.path !== undefined) planPath(page, evidence.path);
  next(page, evidence);
  planFooter(page, evidence.footer);
  return { width: PICTURE_WIDTH, height: Math.ceil(page.y + 24), marks: page.marks };
};

const head = (page: Page, { sentence, state, ...evidence }: Evidence): void => {
  planBrand(page, 'call evidence');
  const shown = fitted(state, 760, STATE, page.measure);
  page.add(text(MARGIN + INNER, page.y + 15, shown, STATE, 'text-2', 'right'));
  page.y += 32;
  page.paragraph(sentence, TITLE, 34);
  page.y += 8;
  confidence(page, evidence);
  page.y += 40;
};

/** Three pips and the word, then what was counted; the word is never dropped. */
const confidence = (
  page: Page,
  { confidence: word, pips, proofs }: Omit<Evidence, 'sentence' | 'state'>,
): void => {
  for (const pip of [0, 1, 2]) {
    page.add({
      kind: 'rect',
      x: MARGIN + pip * 9,
      y: page.y + 4,
      width: 7,
      height: 14,
      stroke: 'text',
      ...(pip < pips && { fill: 'text' }),
    });
  }
  page.add(
    text(MARGIN + 33, page.y + 17, word, LEAD_STRONG),
    text(MARGIN + 33 + page.measure(word, LEAD_STRONG) + 12, page.y + 17, proofs, LEAD, 'text-2'),
  );
};

/** Call, organiser, ticket. The day is what a ticket is matched by, so it stands out. */
const facts = (page: Page, { call, who, ticket }: Evidence): void => {
  page.rule();
  page.y += 12;
  const [first, second, third] = COLUMNS;
  const kind = `${call.kind}, `;
  page.add(
    text(first.x, page.y + 14, 'Call', LABEL, 'text-3'),
    text(first.x, page.y + 34, kind, BODY),
    text(first.x + page.measure(kind, BODY), page.y + 34, call.when, STRONG),
    text(first.x, page.y + 55, call.zones, BODY),
  );
  const people = who.lines.flatMap((words) => wrapped(words, second.width, BODY, page.measure));
  column(page, second.x, who.label, people);
  const quoted = ticket === undefined ? [] : wrapped(`“${ticket}”`, third.width, BODY, page.measure);
  const words = quoted.slice(0, MOST_TICKET_LINES);
  if (quoted.length > words.length) words.push('… the ticket goes on');
  if (words.length > 0) column(page, third.x, 'Ticket', words);
  page.y += 18 + 21 * Math.max(2, people.length, words.length) + 12;
  page.rule();
  page.y += 16;
};

/** A ticket's whole history is not evidence. */
const MOST_TICKET_LINES = 8;

const column = (page: Page, x: number, label: string, lines: readonly string[]): void => {
  page.add(text(x, page.y + 14, label, LABEL, 'text-3'));
  for (const [index, words] of lines.entries()) page.add(text(x, page.y + 34 + index * 21, words, BODY));
};

/** Without ladders what speaks for it has their place. */
const proof = (page: Page, evidence: Evidence): void => {
  const top = page.y;
  const { ladders, speaksFor: pro, speaksAgainst: contra } = evidence;
  if (ladders !== undefined) planLadders(page, ladders, LEFT);
  const left = page.y;
  page.y = top;
  planPoints(page, 'What speaks for it', pro, ladders === undefined ? LEFT : RIGHT);
  if (ladders !== undefined) page.y += 12;
  const bottom = page.y;
  if (ladders === undefined) page.y = top;
  const against = contra.map((rest) => ({ mark: 'against' as const, strong: '', rest }));
  if (against.length > 0) planPoints(page, 'What speaks against it', against, RIGHT);
  page.y = Math.max(left, bottom, page.y) + 14;
};

const next = (page: Page, evidence: Evidence): void => {
  page.y += 14;
  page.rule();
  page.y += 11;
  labelled(page, 'Next', evidence.next, 'text');
  for (const words of evidence.others) labelled(page, 'Also', words, 'text-2');
  page.y += 11;
};

const labelled = (page: Page, label: string, words: string, ink: 'text' | 'text-2'): void => {
  page.add(text(MARGIN, page.y + 16, label, ink === 'text' ? LEAD_STRONG : LEAD, ink));
  for (const row of wrapped(words, INNER - 82, LEAD, page.measure)) {
    page.add(text(MARGIN + 82, page.y + 16, row, LEAD, ink));
    page.y += 22;
  }
};
