import { lightLook } from './look.ts';
import type { Measure, PicturePlan } from './marks.ts';
import { fontOf, paint } from './paint.ts';

/** Crisp on dense screens; less only where a picture would be too heavy for a ticket. */
const SCALES = [2, 1.5, 1] as const;

/** Somewhere to draw pictures one after the other. */
export type Easel = {
  /** Widths of text as the pictures will have them. */
  readonly measure: Measure;
  /**
   * The picture as a PNG, opaque, two pixels to a point, or fewer where it would be heavier than `mostBytes`. Throws an
   * Error with words for people.
   */
  readonly png: (plan: PicturePlan, mostBytes?: number) => Promise<Blob>;
};

/** A canvas in the light theme, whatever the page shows: a ticket is read on white. */
export const createEasel = (): Easel => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('This browser gives the page no canvas to draw on.');
  const look = lightLook();
  return {
    measure: (words, font) => {
      context.font = fontOf(font, look);
      return context.measureText(words).width;
    },
    png: async (plan, mostBytes = Number.POSITIVE_INFINITY) => {
      const at = async (scale: number): Promise<Blob> => {
        canvas.width = plan.width * scale;
        canvas.height = Math.ceil(plan.height * scale);
        context.setTransform(scale, 0, 0, scale, 0, 0);
        paint(context, plan, look);
        return pngOf(canvas);
      };
      const [finest, ...coarser] = SCALES;
      let blob = await at(finest);
      for (const scale of coarser) if (blob.size > mostBytes) blob = await at(scale);
      return blob;
    },
  };
};

const pngOf = async (canvas: HTMLCanvasElement): Promise<Blob> => {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture is larger than this browser can make.');
  return blob;
};
