import { useMemo } from 'react';
import type { Range } from '#base/range';
import { callRange } from '#report/list/timeline';
import type { Call } from './useCall.ts';

/** The time of the whole call: the same object while it says the same, for few pages make a call longer. */
export const useCallRange = ({ record, rows }: Pick<Call, 'record' | 'rows'>): Range | undefined => {
  const range = useMemo(() => callRange(record, rows), [record, rows]);
  const start = range?.start;
  const end = range?.end;
  return useMemo(() => (start === undefined || end === undefined ? undefined : { start, end }), [start, end]);
};
