import { useSyncExternalStore } from 'react';

/** What a person keeps on this computer. Nothing of it says anything about a call. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark';
  /** Keys of one letter, which dictation software would press by accident (WCAG 2.1.4). */
  readonly singleKeys: boolean;
};

const KEY = 'earshot.preferences';
const DEFAULTS: Preferences = { theme: 'system', singleKeys: true };

/** Nonsense falls back to the defaults, each by itself. */
export const readPreferences = (text: string | null): Preferences => {
  const stored = new URLSearchParams(text ?? '');
  const theme = stored.get('theme');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : DEFAULTS.theme,
    singleKeys: stored.get('singleKeys') !== 'off',
  };
};

export const writePreferences = ({ theme, singleKeys }: Preferences): string =>
  new URLSearchParams({ theme, singleKeys: singleKeys ? 'on' : 'off' }).toString();

/** Storage may be forbidden; then preferences last as long as the page. */
const fromStorage = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

let current: Preferences | undefined;
const listeners = new Set<() => void>();

export const preferences = (): Preferences => (current ??= readPreferences(fromStorage()));

export const setPreferences = (change: Partial<Preferences>): void => {
  current = { ...preferences(), ...change };
  try {
    localStorage.setItem(KEY, writePreferences(current));
  } catch {
    // Kept for this page only.
  }
  applyTheme();
  for (const listener of listeners) listener();
};

/** tokens.css follows the system unless the document says otherwise. */
export const applyTheme = (): void => {
  const { theme } = preferences();
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);
