import type { EpochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import type { CallSummary } from '#report/call-summary';
import { mayGrow } from '../../data/record-age.ts';

/** How far the sessions of one record are known here. */
export type RecordReading =
  | { readonly kind: 'not-read' }
  | {
      readonly kind: 'reading';
      readonly read: number;
      /** Waiting for the connection to come back. */
      readonly paused: boolean;
      /** When Graph may be asked again. */
      readonly waitsUntil: EpochMs | undefined;
    }
  | {
      readonly kind: 'stopped';
      /** Of what was read, if anything was. */
      readonly summary: CallSummary | undefined;
      readonly read: number;
      readonly why: string;
    }
  | { readonly kind: 'complete'; readonly summary: CallSummary; readonly version: string | undefined };

/** What can be said of the call itself: undefined until sessions are read. */
export const summaryOf = (reading: RecordReading): CallSummary | undefined =>
  reading.kind === 'stopped' || reading.kind === 'complete' ? reading.summary : undefined;

export type ReadingWords = {
  readonly mark: 'open' | 'half' | 'full' | 'dashes' | 'broken';
  readonly text: string;
};

/** The last cell of a row: shape and words for how much of the record is here. */
export const readingWords = (reading: RecordReading, { end }: CallRecord, now: EpochMs): ReadingWords => {
  switch (reading.kind) {
    case 'not-read':
      return { mark: 'dashes', text: 'not read' };
    case 'reading':
      return { mark: 'open', text: readingText(reading, now) };
    case 'stopped':
      return {
        mark: 'broken',
        text: reading.read === 0 ? reading.why : `stopped, ${count(reading.read)} read`,
      };
    case 'complete': {
      const version = reading.version === undefined ? '' : `, version ${reading.version}`;
      return end !== undefined && mayGrow(end, now)
        ? { mark: 'half', text: `arriving${version}` }
        : { mark: 'full', text: `complete${version}` };
    }
  }
};

type UnderWay = Extract<RecordReading, { kind: 'reading' }>;

const readingText = ({ read, paused, waitsUntil }: UnderWay, now: EpochMs): string => {
  if (paused) return 'waits for the connection';
  if (waitsUntil !== undefined && waitsUntil > now) return `${count(read)} read, Graph asked for a pause`;
  return read === 0 ? 'reading' : `reading, ${count(read)} read`;
};

const count = (sessions: number): string => sessions.toLocaleString('en');
