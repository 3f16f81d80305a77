import type { Session } from './model.ts';

/** A packed session answers like any other, and is none of its own members: as one whose members can be compared. */
export const membersOf = ({
  id,
  start,
  end,
  modalities,
  isTest,
  caller,
  callee,
  failure,
  segments,
}: Session): Session => ({ id, start, end, modalities, isTest, caller, callee, failure, segments });
