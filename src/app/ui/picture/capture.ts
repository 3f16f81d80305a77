import { cutPhonesInside } from '#calls/cut-phone';
import { fitted, type Computed, type Font, type Mark, type Measure } from './marks.ts';

/** What a panel shows, as marks from its top left. */
export type Capture = { readonly width: number; readonly height: number; readonly marks: readonly Mark[] };

/** Controls have no place in a picture, nor what is there for readers only. */
const LEFT_OUT = '.vh, .btn, .aslink, .morev, [data-no-picture], .recharts-tooltip-wrapper, script, style';

/**
 * Reads a panel off the page, element by element in the order they are painted: grounds, borders, drawings and each line
 * of text where the browser has put it. It is told in the light theme, whole even where the panel scrolls, without
 * hover and focus; nothing is rendered again, so the strict policy of the page has nothing to forbid.
 */
export const capturePanel = (panel: HTMLElement, measure: Measure): Capture => {
  const before = panel.dataset['theme'];
  const { color } = panel.style;
  panel.dataset['still'] = '';
  panel.dataset['theme'] = 'light';
  // Inherited as the page has it, unless it is said here.
  panel.style.color = 'var(--text)';
  try {
    const origin = panel.getBoundingClientRect();
    const from = { x: origin.left - panel.scrollLeft, y: origin.top - panel.scrollTop };
    const marks: Mark[] = [];
    walk(panel, { from, measure, marks, opacity: 1 });
    const height = Math.max(origin.height, ...marks.map(bottomOf));
    return { width: Math.max(panel.scrollWidth, origin.width), height, marks };
  } finally {
    if (before === undefined) delete panel.dataset['theme'];
    else panel.dataset['theme'] = before;
    panel.style.color = color;
    // Told to be still until the theme is back, or everything in it would fade over.
    void getComputedStyle(panel).color;
    delete panel.dataset['still'];
  }
};

/** Content may stand below a panel that is lower than it. */
const bottomOf = (mark: Mark): number => (mark.kind === 'text' ? mark.y + 6 : 0);

type Walk = {
  /** Where the panel's content begins in the window. */
  readonly from: { readonly x: number; readonly y: number };
  readonly measure: Measure;
  readonly marks: Mark[];
  readonly opacity: number;
};

const walk = (element: Element, { opacity, ...rest }: Walk): void => {
  // Not in sight: not displayed, or in what is folded.
  if (element.matches(LEFT_OUT) || !element.checkVisibility({ visibilityProperty: true })) return;
  const style = getComputedStyle(element);
  const here = { ...rest, opacity: opacity * Number(style.opacity) };
  if (element instanceof SVGGeometryElement) return geometry(element, style, here);
  if (element instanceof HTMLElement) box(element, style, here);
  if (element instanceof HTMLInputElement) return;
  for (const child of element.childNodes) {
    if (child instanceof Element) walk(child, here);
    else if (child instanceof Text) words(child, element, style, here);
  }
};

/** A colour that is seen at all. */
const seen = (colour: string): Computed | undefined =>
  /^(rgb|color\(|oklab\()/.test(colour) && !/, 0\)$|\/ 0\)$/.test(colour) ? (colour as Computed) : undefined;

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** Ground and borders; a border of one colour all round is an outline with its corners. */
const box = (element: HTMLElement, style: CSSStyleDeclaration, { from, marks, opacity }: Walk): void => {
  const rect = element.getBoundingClientRect();
  if (rect.width === 0 || rect.height === 0) return;
  const [x, y] = [rect.left - from.x, rect.top - from.y];
  const ground = seen(style.backgroundColor);
  const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, rect.width / 2, rect.height / 2);
  if (ground !== undefined) {
    marks.push({ kind: 'path', x, y, d: rounded(rect.width, rect.height, radius), fill: ground, opacity });
  }
  for (const side of SIDES) {
    const thickness = parseFloat(style[`border${side}Width`]);
    const colour = seen(style[`border${side}Color`]);
    if (!(thickness > 0) || colour === undefined || style[`border${side}Style`] === 'none') continue;
    const [width, height] =
      side === 'Top' || side === 'Bottom' ? [rect.width, thickness] : [thickness, rect.height];
    const left = side === 'Right' ? rect.width - thickness : 0;
    const top = side === 'Bottom' ? rect.height - thickness : 0;
    marks.push({
      kind: 'path',
      x: x + left,
      y: y + top,
      d: rounded(width, height, 0),
      fill: colour,
      opacity,
    });
  }
};

const rounded = (width: number, height: number, radius: number): string =>
  radius === 0
    ? `M0 0h${width}v${height}h${-width}Z`
    : `M${radius} 0h${width - 2 * radius}a${radius} ${radius} 0 0 1 ${radius} ${radius}v${height - 2 * radius}a${radius} ${radius} 0 0 1 ${-radius} ${radius}h${2 * radius - width}a${radius} ${radius} 0 0 1 ${-radius} ${-radius}v${2 * radius - height}a${radius} ${radius} 0 0 1 ${radius} ${-radius}Z`;

/** A shape of an SVG with its own place on the screen. */
const geometry = (
  shape: SVGGeometryElement,
  style: CSSStyleDeclaration,
  { from, marks, opacity }: Walk,
): void => {
  const matrix = shape.getScreenCTM();
  const d = outlineOf(shape);
  if (matrix === null || d === undefined) return;
  const fill = seen(style.fill);
  const stroke = seen(style.stroke);
  const dash = style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat);
  const { a, b, c, d: scaleY, e, f } = matrix;
  const place = {
    kind: 'path' as const,
    x: 0,
    y: 0,
    d,
    matrix: [a, b, c, scaleY, e - from.x, f - from.y] as const,
  };
  const soft = (part: string) => opacity * Number(part);
  if (fill !== undefined) marks.push({ ...place, fill, opacity: soft(style.fillOpacity) });
  if (stroke !== undefined && parseFloat(style.strokeWidth) > 0) {
    marks.push({
      ...place,
      stroke,
      thickness: parseFloat(style.strokeWidth),
      dash,
      opacity: soft(style.strokeOpacity),
    });
  }
};

/** Lengths as the browser resolved them: a drawing may say `100%`. */
const outlineOf = (shape: SVGGeometryElement): string | undefined => {
  if (shape instanceof SVGPathElement) return shape.getAttribute('d') ?? undefined;
  if (shape instanceof SVGRectElement) {
    const [x, y, width, height] = [shape.x, shape.y, shape.width, shape.height].map((of) => of.baseVal.value);
    const corner = Math.min(shape.rx.baseVal.value, (width ?? 0) / 2, (height ?? 0) / 2);
    return `M${x} ${y}${rounded(width ?? 0, height ?? 0, corner).replace('M', 'm')}`;
  }
  if (shape instanceof SVGCircleElement) {
    const [x, y, radius] = [shape.cx, shape.cy, shape.r].map((of) => of.baseVal.value);
    return `M${(x ?? 0) - (radius ?? 0)} ${y}a${radius} ${radius} 0 1 0 ${2 * (radius ?? 0)} 0a${radius} ${radius} 0 1 0 ${-2 * (radius ?? 0)} 0Z`;
  }
  if (shape instanceof SVGLineElement) {
    const [x1, y1, x2, y2] = [shape.x1, shape.y1, shape.x2, shape.y2].map((of) => of.baseVal.value);
    return `M${x1} ${y1}L${x2} ${y2}`;
  }
  const points = shape.getAttribute('points') ?? '';
  return points === '' ? undefined : `M${points}${shape instanceof SVGPolygonElement ? 'Z' : ''}`;
};

/** Each line of a text where the browser broke it. What the page cuts with … is cut with … here. */
const words = (
  node: Text,
  parent: Element,
  style: CSSStyleDeclaration,
  { from, measure, marks }: Walk,
): void => {
  if (node.data.trim() === '') return;
  const ink = parent instanceof SVGElement ? seen(style.fill) : seen(style.color);
  if (ink === undefined) return;
  const font: Font = {
    size: parseFloat(style.fontSize),
    weight: Number(style.fontWeight),
    ...(style.letterSpacing !== 'normal' && { spacing: style.letterSpacing }),
    ...(/mono|consolas|menlo/i.test(style.fontFamily.split(',')[0] ?? '') && { mono: true }),
  };
  const right = cutAt(parent);
  for (const { text, rect } of linesOf(node)) {
    // A file may have whole phone numbers; the proxy has cut those it gave.
    const shown = cutPhonesInside(style.textTransform === 'uppercase' ? text.toUpperCase() : text);
    const room = right - rect.left;
    const fits = rect.right <= right + 1;
    marks.push({
      kind: 'text',
      x: rect.left - from.x,
      y: rect.top - from.y + rect.height * BASE_LINE,
      text: fits ? shown : fitted(shown, room, font, measure),
      font,
      ink,
      align: 'left',
    });
  }
};

/** Where the base line stands in a line's own height: fonts agree on it within a pixel. */
const BASE_LINE = 0.78;

/** The right edge of what cuts a text off; far away when nothing does. */
const cutAt = (element: Element): number => {
  for (let at: Element | null = element; at instanceof HTMLElement; at = at.parentElement) {
    if (getComputedStyle(at).textOverflow === 'ellipsis') return at.getBoundingClientRect().right;
  }
  return Number.POSITIVE_INFINITY;
};

type Line = { readonly text: string; readonly rect: DOMRect };

/**
 * From the first letter to the last: the blanks around them are the neighbours' distance and nothing to draw. A word
 * that the browser broke at a hyphen is taken letter by letter.
 */
const linesOf = (node: Text): readonly Line[] => {
  const range = document.createRange();
  const select = (start: number, end: number): Range => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return range;
  };
  const lines: { text: string; rect: DOMRect; start: number }[] = [];
  const take = (start: number, end: number): void => {
    const rect = select(start, end).getBoundingClientRect();
    if (rect.width === 0) return;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.rect.top - rect.top) < rect.height / 2) {
      last.text = node.data.slice(last.start, end).replace(/\s+/g, ' ');
      last.rect = select(last.start, end).getBoundingClientRect();
    } else lines.push({ text: node.data.slice(start, end), rect, start });
  };
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    const isBroken = select(index, index + word.length).getClientRects().length > 1;
    const step = isBroken ? 1 : word.length;
    for (let at = index; at < index + word.length; at += step) take(at, at + step);
  }
  return lines;
};
