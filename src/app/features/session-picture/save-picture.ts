import { download } from '../../ui/download.ts';
import { createEasel } from '../../ui/picture/draw.ts';
import { pictureFileName, picturesOf, type PictureContent } from './picture-content.ts';
import { planPicture } from './plan-picture.ts';

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
  const easel = createEasel();
  for (const { content: shown, part } of pictures) {
    download(await easel.png(planPicture(shown, part, easel.measure)), pictureFileName(recordId, part));
    onProgress(part.number, part.of);
  }
  return pictures.length;
};
