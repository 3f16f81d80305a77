import { jumpTo } from './receipt-jump.ts';
import type { SessionList } from './useSessionList.ts';
import type { CallVerdict } from './useVerdict.ts';

/** 1 2 3 lead to the proof of a cause; where it has none in a session, to its sentence. */
export const goToCause = (index: number, { verdict }: CallVerdict, list: SessionList): void => {
  const cause = verdict && [verdict.main, ...verdict.others][index];
  if (cause === undefined) return;
  const next = cause.receipts
    .map((receipt) => jumpTo(list.view, receipt, list.keys))
    .find((place) => place !== undefined);
  if (next) list.change(next, false);
  else document.getElementById(`cause-${index + 1}`)?.focus();
};
