import { useEffect, useEffectEvent } from 'react';
import { shortcutKey, singleKey } from '../frame/single-key.ts';

/** What each key does on the call page; undefined where there is nothing to do just now. */
export type CallKeys = Readonly<Record<string, (() => void) | undefined>>;

/** Keys of the page itself. Those of the list are the list's own; menus and dialogs keep theirs. */
export const useCallKeys = (keys: CallKeys): void => {
  const onKey = useEffectEvent((press: KeyboardEvent) => {
    if (press.target instanceof Element && press.target.closest('[role=menu], [role=dialog], header.top'))
      return;
    const key = singleKey(press) === 'Escape' ? 'Escape' : shortcutKey(press)?.toLowerCase();
    const act = key === undefined ? undefined : keys[key];
    if (act === undefined) return;
    press.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (press: KeyboardEvent) => onKey(press);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};
