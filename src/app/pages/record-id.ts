import { CALL_RECORD_ID } from '#contract/routes';

/** A call record's id in its one spelling, or undefined when it is none. */
export const readRecordId = (text: string): string | undefined =>
  CALL_RECORD_ID.test(text) ? text.toLowerCase() : undefined;
