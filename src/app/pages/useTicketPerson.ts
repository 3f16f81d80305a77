import { useEffect, useRef, useSyncExternalStore } from 'react';
import { epochMs } from '#base/units';
import { heldTicket, onHeldTicket } from '../data/held-ticket.ts';
import { placeOf } from './row-places.ts';
import type { Call } from './useCall.ts';
import type { SessionList } from './useSessionList.ts';

/**
 * Looks at the call for the person whom the ticket names, as soon as it is certain who that is: once for a ticket, so
 * that whoever is chosen instead stays.
 */
export const useTicketPerson = (recordId: string, call: Call, list: SessionList, zone: string): void => {
  const words = useSyncExternalStore(onHeldTicket, () => heldTicket(recordId));
  const { rows, participants, arePeopleKnown } = call;
  const { view, change } = list;
  const done = useRef<string>(undefined);
  useEffect(() => {
    if (words === undefined || done.current === words) return undefined;
    // Somebody was chosen already, here or by the address.
    if (view.who !== undefined) done.current = words;
    // Whoever else has the name may not be among the rows yet.
    if (view.who !== undefined || rows.length === 0 || !arePeopleKnown) return undefined;
    let isWanted = true;
    void Promise.all([import('#report/ticket/read-ticket'), import('#report/ticket/ticket-person')]).then(
      ([{ readTicket }, { ticketPerson }]) => {
        if (!isWanted) return;
        const asked = readTicket(words, epochMs(Date.now()), zone).people;
        const row = ticketPerson(asked, rows, participants ?? []);
        if (row === undefined) return;
        done.current = words;
        change({ who: placeOf(row) }, true);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [words, rows, participants, arePeopleKnown, view.who, change, zone]);
};
