import { useSyncExternalStore } from 'react';

/** What a person keeps on this computer. Nothing of it says anything about a call. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark';
  /** Keys of one letter, which dictation software would press by accident (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** Of the panel beside the sessions, in pixels. */
  readonly panelWidth: number;
};

/** Narrower it cannot be read, wider it leaves the list no room. */
export const PANEL_WIDTH = { min: 340, usual: 388, max: 560 } as const;

const KEY = 'earshot.preferences';
const DEFAULTS: Preferences = { theme: 'system', singleKeys: true, panelWidth: PANEL_WIDTH.usual };

/** Nonsense falls back to the defaults, each by itself. */
export const readPreferences = (text: string | null): Preferences => {
  const stored = new URLSearchParams(text ?? '');
  const theme = stored.get('theme');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : DEFAULTS.theme,
    singleKeys: stored.get('singleKeys') !== 'off',
    panelWidth: readWidth(stored.get('panel')),
  };
};

const readWidth = (text: string | null): number => {
  const width = /^\d{3}$/.test(text ?? '') ? Number(text) : PANEL_WIDTH.usual;
  return width >= PANEL_WIDTH.min && width <= PANEL_WIDTH.max ? width : PANEL_WIDTH.usual;
};

export const writePreferences = ({ theme, singleKeys, panelWidth }: Preferences): string =>
  new URLSearchParams({ theme, singleKeys: singleKeys ? 'on' : 'off', panel: String(panelWidth) }).toString();

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
