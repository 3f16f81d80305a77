import { lightLook } from './look.ts';
import type { Measure, PicturePlan } from './marks.ts';
import { fontOf, paint } from './paint.ts';

const PIXELS_PER_POINT = 2;

/** Somewhere to draw pictures one after the other. */
export type Easel = {
  /** Widths of text as the pictures will have them. */
  readonly measure: Measure;
  /** The picture as a PNG, two pixels to a point. Throws an Error with words for people. */
  readonly png: (plan: PicturePlan) => Promise<Blob>;
};

/** A canvas in the light theme, whatever the page shows: a ticket is read on white. */
export const createEasel = (): Easel => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives the page no canvas to draw on.');
  const look = lightLook();
  return {
    measure: (words, font) => {
      context.font = fontOf(font, look);
      return context.measureText(words).width;
    },
    png: async (plan) => {
      canvas.width = plan.width * PIXELS_PER_POINT;
      canvas.height = plan.height * PIXELS_PER_POINT;
      context.setTransform(PIXELS_PER_POINT, 0, 0, PIXELS_PER_POINT, 0, 0);
      paint(context, plan, look);
      return pngOf(canvas);
    },
  };
};

const pngOf = async (canvas: HTMLCanvasElement): Promise<Blob> => {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture is larger than this browser can make.');
  return blob;
};
