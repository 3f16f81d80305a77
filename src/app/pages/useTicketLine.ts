import { useSyncExternalStore } from 'react';
import { formatClockMinutes } from '#report/format';
import { forgetTicket, heldTicket, onHeldTicket } from '../data/held-ticket.ts';
import type { TicketLine } from '../features/findings/Findings.tsx';
import type { SessionList } from './useSessionList.ts';

/** The ticket of a call: in its own words where it led here, else whose it is and of when, as the address has it. */
export type Ticket = TicketLine & { readonly isQuoted: boolean };

export const useTicketLine = (recordId: string, list: SessionList, zone: string): Ticket | undefined => {
  const words = useSyncExternalStore(onHeldTicket, () => heldTicket(recordId));
  const { view, keys, nameOf, change } = list;
  const told = [
    view.who === undefined ? undefined : nameOf(keys.get(view.who) ?? ''),
    view.at === undefined ? undefined : formatClockMinutes(view.at, zone),
  ].filter((word) => word !== undefined);
  if (words === undefined && told.length === 0) return undefined;
  return {
    words: words ?? told.join(', '),
    isQuoted: words !== undefined,
    onForget: () => {
      forgetTicket();
      change({ who: undefined, at: undefined }, false);
    },
  };
};
