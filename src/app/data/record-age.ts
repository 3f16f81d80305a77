import { MINUTE_MS, type EpochMs } from '#base/units';

/** Teams publishes a record within an hour as a rule, at the latest after 150 minutes. */
export const LATEST_MINUTES = 150;

/** Whether a later version may still add data to the record of a call that ended then; undefined is not known. */
export const mayGrow = (end: EpochMs | undefined, now: EpochMs): boolean =>
  end === undefined || now - end < LATEST_MINUTES * MINUTE_MS;
