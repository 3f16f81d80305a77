import { capital } from '#base/capital';
import { fieldsOf, type FieldLevel } from '#calls/fields';
import type { Failure } from '#calls/model';
import { failureWord } from '#report/enum-words';

const IS_REASON_HIDDEN = fieldsOf('failureInfo')?.['reason']?.see === 'identity';

/** What became of a session, and why; the reason is undefined where the viewer's role hides it. */
export const failureWords = (
  failure: Failure,
  level: FieldLevel,
): { readonly head: string; readonly reason: string | undefined } => ({
  head: capital(failureWord(failure)),
  reason: failure.reason ?? (level === 'metrics' && IS_REASON_HIDDEN ? undefined : 'no reason in the record'),
});
