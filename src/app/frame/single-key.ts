import { preferences } from './preferences.ts';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'defaultPrevented'>;

/** The key as pressed alone (Shift counts into it), unless it is being typed into something or held with others. */
export const singleKey = (press: Press): string | undefined => {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return undefined;
  return isTyping(press.target) ? undefined : press.key;
};

/** One-letter and one-sign keys, when the person has not switched them off. */
export const shortcutKey = (press: Press): string | undefined =>
  preferences().singleKeys ? singleKey(press) : undefined;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'));
