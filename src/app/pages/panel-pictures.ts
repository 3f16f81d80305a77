import { epochMs } from '#base/units';
import { cutPhonesInside } from '#calls/cut-phone';
import { judgedWords, madeWords } from '#report/evidence/evidence-footer';
import { planPanel, type PanelContent } from '../features/panel-picture/plan-panel.ts';
import { download } from '../ui/download.ts';
import { capturePanel } from '../ui/picture/capture.ts';
import { createEasel } from '../ui/picture/draw.ts';
import type { PictureSubject } from './usePictures.ts';
import { shareRead } from './make-evidence.ts';

/** Saves a panel as it is on the page; gives the file's name. Throws an Error with words for people. */
export const savePanel = async (panel: HTMLElement, subject: PictureSubject): Promise<string> => {
  const easel = createEasel();
  const capture = capturePanel(panel, easel.measure);
  const name = `call-${subject.id.slice(0, 8)}-${(panel.dataset['picture'] ?? 'panel').replaceAll(' ', '-')}.png`;
  download(await easel.png(planPanel(contentOf(panel, subject), capture, easel.measure)), name);
  return name;
};

const contentOf = (panel: HTMLElement, subject: PictureSubject): PanelContent => {
  const { viewer, reading, limits, zone, link } = subject;
  const { version, words, mayGrow } = shareRead(reading);
  const isMasked = viewer.fieldLevel === 'metrics';
  const record = `Record ${subject.id} ${version === undefined ? 'without version' : `version ${version}`}, ${words}`;
  return {
    panel: panel.dataset['picture'] ?? '',
    title: cutPhonesInside(subject.title),
    state: `${isMasked ? 'Names masked' : 'Names shown'}. ${version === undefined ? 'Record without version' : `Record version ${version}`}, ${words}`,
    filter: subject.filter,
    footer: [
      `${record}${mayGrow ? '. A later version can add data' : ''}. Judged: ${judgedWords(limits, false)}.`,
      `Made ${madeWords({ now: epochMs(Date.now()), appVersion: viewer.appVersion }, zone, isMasked)}. ${link ?? 'Opened from a file, so there is no link.'}`,
    ],
  };
};
