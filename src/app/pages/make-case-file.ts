import type { EpochMs } from '#base/units';
import type { FieldLevel } from '#calls/fields';
import type { CallBodies } from '#report/case/call-bodies';
import { writeCaseFile } from '#report/case/case-file';
import { putCaseInto } from '#report/case/case-html';
import { packBodies } from '#report/case/pack-case';
import { ApiError } from '../data/ApiError.ts';
import { reach } from '../data/client.ts';
import { loadPart } from '../data/load-part.ts';
import type { Reading } from '../features/record-strip/reading.ts';

/** What a case file is made of. */
export type CaseSubject = {
  readonly recordId: string;
  readonly reading: Pick<Reading, 'shown' | 'expected' | 'version' | 'state'>;
  /** As they may leave: masked, when `fieldLevel` is `metrics`. */
  readonly bodies: CallBodies;
  readonly fieldLevel: FieldLevel;
  /** The view to open it with, as its address says it and made shareable before: it holds nobody’s words. */
  readonly view: string;
  readonly zone: string;
  /** The complaint, without names when they are masked. */
  readonly ticket: string | undefined;
  readonly appVersion: string;
  readonly now: EpochMs;
};

/** The case file of a call: the viewer, and the call packed inside. Rejects with an ApiError when there is no viewer. */
export const makeCaseFile = async (subject: CaseSubject, signal?: AbortSignal): Promise<Blob> => {
  const viewer = fetchViewer(signal);
  const { shown, expected, version, state } = subject.reading;
  const data = writeCaseFile({
    made: { at: subject.now, by: `Earshot ${subject.appVersion}` },
    record: { id: subject.recordId, version },
    read: { sessions: shown, expected, isComplete: state.kind === 'complete' },
    fieldLevel: subject.fieldLevel,
    view: subject.view,
    zone: subject.zone,
    ticket: subject.ticket,
    bodies: await packBodies(subject.bodies),
  });
  return new Blob([...putCaseInto(await viewer, data)], { type: 'text/html' });
};

/** From our own origin, once: its address bears its hash. */
const fetchViewer = async (signal: AbortSignal | undefined): Promise<string> => {
  const { default: address } = await loadPart(() => import('virtual:case-viewer'));
  const response = await reach(() => fetch(address, signal ? { signal } : {}));
  if (!response.ok) {
    throw new ApiError('unreadable', {
      status: response.status,
      reason: 'The viewer for the file is not there.',
    });
  }
  return response.text();
};
