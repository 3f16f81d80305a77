import { ownSurroundings } from '../data/desk/surroundings.ts';

/** A task of its own: what people do and what the browser paints come between. */
export const pause = (): Promise<void> => new Promise((resolve) => ownSurroundings.later(resolve));

/** Half a frame: beyond, the page would be seen to wait. */
const TURN_MS = 8;
/** Texts are put into a blob when they are so long together, so that none of them is held as text for long. */
const PART_LENGTH = 1_000_000;

/** A file out of texts that are made while it is written. A hundred thousand lines do not freeze the page. */
export const blobOf = async (texts: Iterable<string>, type: string): Promise<Blob> => {
  const parts: Blob[] = [];
  let waiting: string[] = [];
  let length = 0;
  let turn = performance.now();
  for (const text of texts) {
    waiting.push(text);
    length += text.length;
    if (length > PART_LENGTH) {
      parts.push(new Blob(waiting));
      [waiting, length] = [[], 0];
    }
    if (performance.now() - turn > TURN_MS) {
      await pause();
      turn = performance.now();
    }
  }
  return new Blob([...parts, ...waiting], { type });
};
