import type { LaneShape } from '#report/list/lane-shapes';
import type { Font, Ink, Mark, PicturePlan } from './marks.ts';

/** What the canvas needs to know of the page: families, and the light theme's colours. */
export type Look = { readonly ui: string; readonly mono: string; readonly colour: (ink: Ink) => string };

export const fontOf = ({ size, weight, mono }: Font, look: Pick<Look, 'ui' | 'mono'>): string =>
  `${weight} ${size}px ${mono === true ? look.mono : look.ui}`;

/** Paints a plan on an opaque ground. */
export const paint = (context: CanvasRenderingContext2D, plan: PicturePlan, look: Look): void => {
  context.fillStyle = look.colour('surface');
  // A little further: the last row of pixels may stand for less than one point.
  context.fillRect(0, 0, plan.width, plan.height + 1);
  context.textBaseline = 'alphabetic';
  for (const mark of plan.marks) paintMark(context, mark, look);
};

const paintMark = (context: CanvasRenderingContext2D, mark: Mark, look: Look): void => {
  switch (mark.kind) {
    case 'text':
      context.font = fontOf(mark.font, look);
      context.fillStyle = look.colour(mark.ink);
      context.textAlign = mark.align;
      context.letterSpacing = mark.font.spacing ?? '0px';
      context.fillText(mark.text, mark.x, mark.y);
      return;
    case 'rect':
      if (mark.fill !== undefined) {
        context.fillStyle = look.colour(mark.fill);
        context.fillRect(mark.x, mark.y, mark.width, mark.height);
      }
      if (mark.stroke !== undefined) {
        context.strokeStyle = look.colour(mark.stroke);
        context.lineWidth = 1;
        context.strokeRect(mark.x + 0.5, mark.y + 0.5, mark.width - 1, mark.height - 1);
      }
      return;
    case 'diamond': {
      const half = mark.size / 2;
      context.fillStyle = look.colour('poor');
      context.beginPath();
      context.moveTo(mark.x, mark.y - half);
      context.lineTo(mark.x + half, mark.y);
      context.lineTo(mark.x, mark.y + half);
      context.lineTo(mark.x - half, mark.y);
      context.fill();
      return;
    }
    case 'cross':
      return paintCross(context, mark.x, mark.y, mark.size / 2 - 0.5, look);
    case 'path':
      return paintPath(context, mark, look);
    case 'lane':
      context.save();
      context.translate(mark.x, mark.y);
      for (const shape of mark.shapes) paintShape(context, shape, look);
      context.restore();
      return;
  }
};

const paintPath = (
  context: CanvasRenderingContext2D,
  { x, y, d, fill, stroke, thickness = 1, dash = [], matrix, opacity = 1 }: Extract<Mark, { kind: 'path' }>,
  look: Look,
): void => {
  const path = new Path2D(d);
  context.save();
  context.translate(x, y);
  if (matrix !== undefined) context.transform(...matrix);
  context.globalAlpha = opacity;
  if (fill !== undefined) {
    context.fillStyle = look.colour(fill);
    context.fill(path);
  }
  if (stroke !== undefined) {
    context.strokeStyle = look.colour(stroke);
    context.lineWidth = thickness;
    context.setLineDash([...dash]);
    context.stroke(path);
  }
  context.restore();
};

const paintShape = (context: CanvasRenderingContext2D, shape: LaneShape, look: Look): void => {
  switch (shape.kind) {
    case 'bar':
      context.fillStyle = look.colour(shape.fill);
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      return;
    case 'outline':
      context.strokeStyle = look.colour(shape.stroke);
      context.lineWidth = shape.thickness;
      context.strokeRect(shape.x, shape.y, shape.width, shape.height);
      return;
    case 'dashes':
      context.strokeStyle = look.colour('none');
      context.lineWidth = 1;
      context.setLineDash([2, 3]);
      context.beginPath();
      context.moveTo(shape.x, shape.y);
      context.lineTo(shape.x + shape.width, shape.y);
      context.stroke();
      context.setLineDash([]);
      return;
    case 'cross':
      return paintCross(context, shape.x, shape.y, 3.5, look);
  }
};

/** On a halo of the ground, so that it stands out of the bar it ends. */
const paintCross = (
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  half: number,
  look: Look,
): void => {
  for (const [ink, width] of [
    ['surface', 5],
    ['fail', 2.2],
  ] as const) {
    context.strokeStyle = look.colour(ink);
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x - half, y - half);
    context.lineTo(x + half, y + half);
    context.moveTo(x + half, y - half);
    context.lineTo(x - half, y + half);
    context.stroke();
  }
};
