import { shortcutKey } from './single-key.ts';

const asked = new EventTarget();

/** Puts the cursor into the find box, from anywhere on the page. */
export const askToFind = (): void => {
  asked.dispatchEvent(new Event('find'));
};

/** Calls back when the box is asked for by a page, by Ctrl K or by `/`. Gives the way to stop. */
export const onFindAsked = (listener: () => void): (() => void) => {
  const onKey = (press: KeyboardEvent) => {
    const withCtrl = (press.ctrlKey || press.metaKey) && !press.altKey && press.key.toLowerCase() === 'k';
    if (!withCtrl && shortcutKey(press) !== '/') return;
    press.preventDefault();
    listener();
  };
  asked.addEventListener('find', listener);
  window.addEventListener('keydown', onKey);
  return () => {
    asked.removeEventListener('find', listener);
    window.removeEventListener('keydown', onKey);
  };
};
