import { epochMs } from '#base/units';
import type { CallBodies } from '#report/call-bodies';
import { callAtLevel, type Pause } from '#report/masked-call';
import { loadPart } from '../data/load-part.ts';
import { caseView } from './call-link.ts';
import type { EvidencePage, EvidenceSide } from './evidence-side.ts';

/** The case file of what the page shows, at the level of the side chosen. */
export const caseFileOf = async (page: EvidencePage, side: EvidenceSide, pause: Pause): Promise<Blob> => {
  const { makeCaseFile } = await loadPart(() => import('./make-case-file.ts'));
  const { id, call, list, zone, viewer } = page;
  return makeCaseFile({
    recordId: call.record?.id ?? id,
    reading: call.reading,
    bodies: await bodiesOf(page, side, pause),
    fieldLevel: side.level,
    view: caseView(list.view, list.fit),
    zone,
    ticket: side.ticketWords,
    appVersion: viewer.appVersion,
    now: epochMs(Date.now()),
  });
};

/** What the proxy sent for this level leaves as it came: masking it again would number people anew. */
const bodiesOf = async (
  { call, viewer, isFile }: EvidencePage,
  { level, levelled }: EvidenceSide,
  pause: Pause,
): Promise<CallBodies> => {
  if (levelled !== undefined) return levelled.bodies;
  const bodies = await call.bodies();
  if (!isFile && level === viewer.fieldLevel) return bodies;
  const tenant = viewer.tenantId ?? call.record?.organizer?.tenantId;
  return (await callAtLevel(bodies, level, tenant, pause)).bodies;
};
