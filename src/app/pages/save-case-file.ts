import { epochMs } from '#base/units';
import type { CallBodies } from '#report/case/call-bodies';
import { exportName } from '#report/evidence/export-names';
import { loadPart } from '../data/load-part.ts';
import { download } from '../ui/download.ts';
import { caseView } from './call-link.ts';
import type { EvidencePage, EvidenceSide } from './evidence-side.ts';
import { pause } from './slices.ts';

/** Saves what the page shows as a case file, at the level of the side chosen. */
export const saveCaseFile = async (page: EvidencePage, side: EvidenceSide): Promise<void> => {
  const { makeCaseFile } = await loadPart(() => import('./make-case-file.ts'));
  const { id, call, list, zone, viewer } = page;
  const file = await makeCaseFile({
    recordId: id,
    reading: call.reading,
    bodies: await bodiesOf(page, side),
    fieldLevel: side.level,
    view: caseView(list.view, list.fit, zone),
    zone,
    ticket: side.ticketWords,
    appVersion: viewer.appVersion,
    now: epochMs(Date.now()),
  });
  download(file, exportName(id, 'case'));
};

const bodiesOf = async (page: EvidencePage, { level, levelled }: EvidenceSide): Promise<CallBodies> => {
  if (levelled !== undefined) return levelled.bodies;
  const { bodiesAtLevel } = await loadPart(() => import('./evidence-side.ts'));
  return (await bodiesAtLevel(page, level, pause)).bodies;
};
