import type { CallRecord } from '#calls/model';
import { pathWith } from '../useUrlView.ts';
import { writeEnded } from './call-ended.ts';

/** Where a call of the list is opened: with the parameters that hold everywhere, and when the call ended. */
export const callAddress = ({ id, end }: Pick<CallRecord, 'id' | 'end'>, sharedSearch: string): string => {
  const search = new URLSearchParams(sharedSearch);
  writeEnded(search, end);
  return pathWith(`/calls/${id}`, search);
};
