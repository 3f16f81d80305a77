import type { LimitSet } from '#quality/limit-sets';
import { loadPart } from '../data/load-part.ts';
import type { Reading } from '../features/record-strip/reading.ts';
import { exportErrorWords } from './export-words.ts';
import type { Viewer } from './useViewer.ts';

/** What stands around the picture of a panel. */
export type PictureSubject = {
  readonly id: string;
  readonly viewer: Viewer;
  readonly title: string;
  readonly reading: Reading;
  readonly limits: LimitSet;
  readonly zone: string;
  readonly filter: string;
  readonly link: string | undefined;
};

/** A panel on the page and how to save a picture of it. */
export type PanelPicture = { readonly name: string; readonly save: () => void };

/** The panels that are on the page now, each named by its `data-picture`. */
export const usePictures = (
  subject: PictureSubject,
  notify: (words: string) => void,
): (() => readonly PanelPicture[]) => {
  const save = async (panel: HTMLElement) => {
    const { viewer, id, reading } = subject;
    try {
      const { savePanel } = await loadPart(() => import('./panel-pictures.ts'));
      const request = { recordId: id, kind: 'picture', fieldLevel: viewer.fieldLevel } as const;
      await viewer.askExport?.({ ...request, sessions: reading.shown });
      notify(`Saved as ${await savePanel(panel, subject)}`);
    } catch (error) {
      notify(`No picture: ${exportErrorWords(error)}`);
    }
  };
  return () =>
    [...document.querySelectorAll<HTMLElement>('[data-picture]')].map((panel) => ({
      name: panel.dataset['picture'] ?? '',
      save: () => void save(panel),
    }));
};
