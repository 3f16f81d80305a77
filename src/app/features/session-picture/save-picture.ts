import type { Ink } from '../../ui/picture/marks.ts';
import { fontOf, paint, type Look } from '../../ui/picture/paint.ts';
import { pictureFileName, picturesOf, type PictureContent } from './picture-content.ts';
import { planPicture } from './plan-picture.ts';

const PIXELS_PER_POINT = 2;

/** How many pictures are saved of how many. */
export type Progress = (done: number, of: number) => void;

/**
 * Draws the session list on a canvas and saves it, a file for every 500 lines. Drawn from the data and never from
 * the screen: the list on screen holds only the rows in sight. Throws an Error with words for people.
 */
export const savePicture = async (
  recordId: string,
  content: PictureContent,
  onProgress: Progress,
): Promise<number> => {
  const pictures = picturesOf(content);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives the page no canvas to draw on.');
  const look = lightLook();
  for (const { content: shown, part } of pictures) {
    const plan = planPicture(shown, part, (words, font) => {
      context.font = fontOf(font, look);
      return context.measureText(words).width;
    });
    canvas.width = plan.width * PIXELS_PER_POINT;
    canvas.height = plan.height * PIXELS_PER_POINT;
    context.setTransform(PIXELS_PER_POINT, 0, 0, PIXELS_PER_POINT, 0, 0);
    paint(context, plan, look);
    download(await pngOf(canvas), pictureFileName(recordId, part));
    onProgress(part.number, part.of);
  }
  return pictures.length;
};

const pngOf = async (canvas: HTMLCanvasElement): Promise<Blob> => {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture is larger than this browser can make.');
  return blob;
};

const download = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** The tokens as the light theme has them, whatever the page shows: a ticket is read on white. */
const lightLook = (): Look => {
  const probe = document.createElement('span');
  probe.dataset['theme'] = 'light';
  probe.style.display = 'none';
  document.body.append(probe);
  const known = new Map<Ink, string>();
  const style = getComputedStyle(probe);
  const read = (ink: Ink): string => {
    probe.style.color = `var(--${ink})`;
    return style.color;
  };
  const root = getComputedStyle(document.documentElement);
  const look: Look = {
    ui: root.getPropertyValue('--font-ui'),
    mono: root.getPropertyValue('--font-mono'),
    colour: (ink) => known.get(ink) ?? 'black',
  };
  for (const ink of INKS) known.set(ink, read(ink));
  probe.remove();
  return look;
};

const INKS: readonly Ink[] = [
  'text',
  'text-2',
  'text-3',
  'accent',
  'poor',
  'poor-ink',
  'none',
  'good',
  'fail',
  'line',
  'line-strong',
  'line-control',
  'surface',
  'surface-2',
];
