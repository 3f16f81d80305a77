import type { Result } from '#base/result';
import type { FieldLevel } from '#calls/fields';
import type { ExportRequest } from '#contract/exports';
import type { CallBodies } from '#report/case/call-bodies';
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
  /** For whom its bodies were masked when they came; `everyone` is Graph's own JSON. */
  readonly sentFor: FieldLevel | 'everyone';
  readonly bodies: CallBodies;
  /** Whose people are internal, where that is known. */
  readonly tenantId: string | undefined;
  /** Asks whoever keeps the call whether it may leave; undefined where nobody has to be asked. */
  readonly askToExport: ((request: ExportRequest) => Promise<Result<unknown, Refusal>>) | undefined;
};
