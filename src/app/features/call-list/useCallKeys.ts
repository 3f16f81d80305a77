import { useState, type KeyboardEvent } from 'react';
import type { CallRecord } from '#calls/model';
import { shortcutKey, singleKey } from '../../frame/single-key.ts';
import { moveByKey } from './list-keys.ts';

type Options = {
  readonly calls: readonly CallRecord[];
  /** Where keys begin before any row was chosen. */
  readonly firstInSight: () => number;
  /** Rows in sight, for the page keys. */
  readonly page: () => number;
  readonly onOpen: (record: CallRecord) => void;
  readonly onRead: (record: CallRecord) => void;
  readonly onMove: (place: number) => void;
};

const isLetter = (key: string): boolean => key.length === 1;

/** One tab stop for the whole list; the row that keys act on is kept by its id, so that new pages move nothing. */
export const useCallKeys = ({ calls, firstInSight, page, onOpen, onRead, onMove }: Options) => {
  const [activeId, setActiveId] = useState<string>();
  const chosen = calls.findIndex(({ id }) => id === activeId);
  const from = chosen === -1 ? firstInSight() : chosen;
  const active = calls[from];

  const onKeyDown = (event: KeyboardEvent) => {
    const pressed = singleKey(event.nativeEvent);
    const key = pressed !== undefined && isLetter(pressed) ? shortcutKey(event.nativeEvent) : pressed;
    if (key === undefined || !active) return;
    // Enter on a link or button inside is theirs.
    if (key === 'Enter' && event.target === event.currentTarget) onOpen(active);
    else if (key === 'r') onRead(active);
    else {
      const to = moveByKey(key, { from, length: calls.length, page: page() });
      if (to === undefined) return;
      setActiveId(calls[to]?.id);
      onMove(to);
    }
    event.preventDefault();
  };
  return { active, onKeyDown, activate: setActiveId };
};
