import type { Page } from '@playwright/test';

/** A text that was painted on a canvas, and where it begins: in pixels of the picture. */
export type PaintedText = { readonly text: string; readonly x: number; readonly y: number };

type Painted = { __painted: PaintedText[] };

/**
 * Notes every text that the page paints on a canvas. A picture begins with its ground, so what stands here is the text
 * of the last picture: exactly the words that were turned into pixels.
 */
export const watchPainting = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const notes = globalThis as unknown as Painted;
    notes.__painted = [];
    const prototype = CanvasRenderingContext2D.prototype;
    // Called below with the canvas they belong to.
    // oxlint-disable-next-line typescript/unbound-method
    const { fillText, fillRect } = prototype;
    prototype.fillText = function (text: string, x: number, y: number) {
      const { width } = this.measureText(text);
      const before = this.textAlign === 'right' ? width : this.textAlign === 'center' ? width / 2 : 0;
      const at = this.getTransform().transformPoint({ x: x - before, y });
      notes.__painted.push({ text, x: at.x, y: at.y });
      fillText.call(this, text, x, y);
    };
    prototype.fillRect = function (x, y, width, height) {
      if (x === 0 && y === 0) notes.__painted = [];
      fillRect.call(this, x, y, width, height);
    };
  });
};

export const paintedTexts = (page: Page): Promise<readonly PaintedText[]> =>
  page.evaluate(() => (globalThis as unknown as Painted).__painted);

export type Decoded = {
  readonly width: number;
  readonly height: number;
  readonly colours: number;
  /** The darkest of each of the places asked for: 0 is black, 255 white. */
  readonly darkest: readonly number[];
  readonly isOpaque: boolean;
};

/** Decodes a PNG in the browser, which refuses one that is broken, and looks at what is on it. */
export const decode = (
  page: Page,
  png: Buffer,
  places: readonly { readonly x: number; readonly y: number }[] = [],
): Promise<Decoded> =>
  page.evaluate(
    async ({ base64, asked }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const pixels = new Uint32Array(data.buffer);
      const darkestNear = ({ x, y }: { x: number; y: number }): number => {
        const { data: near } = context.getImageData(Math.round(x), Math.round(y) - 22, 24, 24);
        let darkest = 255;
        for (let at = 0; at < near.length; at += 4)
          darkest = Math.min(
            darkest,
            ((near[at] ?? 255) + (near[at + 1] ?? 255) + (near[at + 2] ?? 255)) / 3,
          );
        return darkest;
      };
      return {
        width: bitmap.width,
        height: bitmap.height,
        colours: new Set(pixels).size,
        darkest: asked.map(darkestNear),
        isOpaque: data.every((value, at) => at % 4 !== 3 || value === 255),
      };
    },
    { base64: png.toString('base64'), asked: places },
  );
