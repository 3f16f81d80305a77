import { expect, test } from 'vitest';
import { readPreferences, writePreferences, type Preferences } from './preferences.ts';

test('what is written is read back', () => {
  for (const theme of ['system', 'light', 'dark'] as const) {
    for (const singleKeys of [true, false]) {
      const kept: Preferences = { theme, singleKeys, panelWidth: 420 };
      expect(readPreferences(writePreferences(kept))).toEqual(kept);
    }
  }
});

test.each([null, '', 'theme=puce&singleKeys=perhaps&panel=9000', '{"theme":"dark"}'])(
  '%s gives the defaults',
  (text) => {
    expect(readPreferences(text)).toEqual({ theme: 'system', singleKeys: true, panelWidth: 388 });
  },
);
