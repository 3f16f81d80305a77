import type { Result } from '#base/result';
import type { ExportRequest } from '#contract/exports';
import type { SentBodies, SentFor } from '#report/pack-case';
import type { Refusal } from './exit-codes.ts';

/** A call to make evidence of, wherever it was read. */
export type SourceCall = {
  readonly recordId: string;
  readonly version: string | undefined;
  readonly sessions: number;
  readonly expected: number | undefined;
  readonly isComplete: boolean;
  /** Why it is not complete. */
  readonly why: string | undefined;
  readonly sentFor: SentFor;
  readonly bodies: SentBodies;
  /** Asks whoever keeps the call whether it may leave; undefined where nobody has to be asked. */
  readonly askToExport: ((request: ExportRequest) => Promise<Result<unknown, Refusal>>) | undefined;
};
