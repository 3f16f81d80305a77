import type { EpochMs } from '#base/units';
import type { FieldLevel } from '#calls/fields';
import type { Pseudonyms } from '#calls/pseudonyms';
import { writeCaseFile } from '#report/case-file';
import { putCaseInto } from '#report/case-html';
import { packBodies, shownLevel, type SentBodies, type SentFor } from '#report/pack-case';
import { ApiError } from '../data/ApiError.ts';
import { reach } from '../data/client.ts';
import { loadPart } from '../data/load-part.ts';
import type { Reading } from '../features/record-strip/reading.ts';

/** The call that a case file is made of. */
export type CaseSubject = {
  readonly recordId: string;
  readonly reading: Pick<Reading, 'shown' | 'expected' | 'version' | 'state'>;
  readonly bodies: SentBodies;
  readonly sentFor: SentFor;
};

export type CaseChoice = {
  /** `metrics` masks names, addresses and devices. */
  readonly fieldLevel: FieldLevel;
  /** The view to open it with, as its address says it, made shareable before: it holds nobody’s words. */
  readonly view: string;
  readonly zone: string;
  readonly appVersion: string;
  readonly now: EpochMs;
  /** What makes one person the same in all that goes to one ticket. */
  readonly pseudonyms: Pseudonyms;
};

/**
 * The case file of a call: the viewer, and in it the record, its people and the sessions shown. Rejects with an ApiError
 * when the call cannot be read once more: `version-superseded` when there is a newer version by now.
 */
export const makeCaseFile = async (
  { recordId, reading, bodies, sentFor }: CaseSubject,
  { fieldLevel: asked, view, zone, appVersion, now, pseudonyms }: CaseChoice,
  signal?: AbortSignal,
): Promise<Blob> => {
  const viewer = fetchViewer(signal);
  const fieldLevel = shownLevel(sentFor, asked);
  const packed = await packBodies(bodies, { sentFor, level: fieldLevel, pseudonyms }, signal);
  const { shown, expected, version, state } = reading;
  const data = writeCaseFile({
    made: { at: now, by: `Earshot ${appVersion}` },
    record: { id: recordId, version },
    read: { sessions: shown, expected, isComplete: state.kind === 'complete' },
    fieldLevel,
    view,
    zone,
    bodies: packed,
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
