import { useState } from 'react';
import type { Range } from '#base/range';
import { loadPart } from '../data/load-part.ts';
import type { PictureOf } from './call-picture.ts';
import { exportErrorWords, NO_EXPORT } from './export-words.ts';

type Subject = Omit<PictureOf, 'whole'> & { readonly whole: Range | undefined };

/** One action saves what the list shows as a picture, with all that a reader of a ticket must know about it. */
export const useCallPicture = (
  subject: Subject,
  notify: (words: string) => void,
): { readonly isDrawing: boolean; readonly save: () => Promise<void> } => {
  const [isDrawing, setDrawing] = useState(false);

  const save = async () => {
    const { whole } = subject;
    if (isDrawing) return;
    if (!subject.viewer.mayExport) return notify(`No picture: ${NO_EXPORT}`);
    if (whole === undefined) return notify('There is nothing to draw yet.');
    setDrawing(true);
    try {
      const [{ savePicture }, { callPicture }] = await loadPart(() =>
        Promise.all([import('../features/session-picture/save-picture.ts'), import('./call-picture.ts')]),
      );
      const content = callPicture({ ...subject, whole });
      await subject.viewer.askExport?.({
        recordId: subject.id,
        kind: 'picture',
        fieldLevel: subject.viewer.fieldLevel,
        sessions: content.rows.length,
      });
      const count = await savePicture(subject.id, content, (done, of) => {
        if (of > 1) notify(`Picture ${done} of ${of} saved`);
      });
      notify(count === 1 ? 'Picture saved' : `${count} pictures saved`);
    } catch (error) {
      notify(`No picture: ${exportErrorWords(error)}`);
    } finally {
      setDrawing(false);
    }
  };
  return { isDrawing, save };
};
