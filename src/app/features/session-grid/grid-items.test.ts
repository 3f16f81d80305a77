import { expect, test } from 'vitest';
import { groupRows } from '#report/list/row-groups';
import { audioOf, joinedAs, rowsOf, streamOf } from '#report/testing';
import { canOpen, levelOf, toGridItems, type GridItem } from './grid-items.ts';
import { moveFor, typedAhead } from './grid-keys.ts';

const audio = audioOf(streamOf('callerToCallee', { loss: 0 }));
const video = { label: 'main-video', streams: [streamOf('callerToCallee', { packets: 9 })] };
const rows = rowsOf(
  joinedAs('ana', ['14:00:00', '14:30:00'], [audio, video]),
  joinedAs('ben', ['14:00:00', '14:10:00'], [audio]),
  joinedAs('ben', ['14:12:00', '14:30:00'], [audio]),
  joinedAs('cas', ['14:00:00', '14:30:00']),
);
const entries = groupRows(rows, undefined);
const all = toGridItems(entries, () => true);
const draw = (items: readonly GridItem[]) =>
  items.map((item) => {
    const words = () => {
      switch (item.kind) {
        case 'group':
          return `${item.group.rows.length} people`;
        case 'session':
          return item.row.name;
        case 'part':
          return 'part';
        case 'medium':
          return item.medium.kind;
      }
    };
    return `${'  '.repeat(levelOf(item) - 1)}${words()}`;
  });

test('an opened row shows its media, one with two parts each part with the media below it', () => {
  expect(draw(all)).toEqual([
    'ana',
    '  audio',
    '  video',
    'ben',
    '  part',
    '    audio',
    '  part',
    '    audio',
    'cas',
  ]);
});

test('closed rows are one line each, and one without media cannot be opened', () => {
  expect(draw(toGridItems(entries, () => false))).toEqual(['ana', 'ben', 'cas']);
  expect(toGridItems(entries, () => false).map(canOpen)).toEqual([true, true, false]);
});

test('an opened group shows its people a step further in, and they open as anywhere', () => {
  const onWifi = (name: string) =>
    joinedAs(name, ['14:00:00', '14:30:00'], [{ ...audio, callerNetwork: { subnet: '10.0.0.0' } }]);
  const grouped = groupRows(
    rowsOf(onWifi('ana'), onWifi('ben'), joinedAs('cas', ['14:00:00', '14:30:00'])),
    'subnet',
  );
  expect(draw(toGridItems(grouped, (id) => id.startsWith('group') || id === 'ben'))).toEqual([
    '2 people',
    '  ana',
    '  ben',
    '    audio',
    'cas',
  ]);
  expect(draw(toGridItems(grouped, () => false))).toEqual(['2 people', 'cas']);
});

test('a name typed ahead goes to the next person of that name, round the end, and stays while it grows', () => {
  const people = toGridItems(entries, () => false);
  expect(typedAhead(people, 0, 'b')).toBe(1);
  expect(typedAhead(people, 1, 'b')).toBe(1);
  expect(typedAhead(people, 1, 'be')).toBe(1);
  expect(typedAhead(people, 2, 'a')).toBe(0);
  expect(typedAhead(people, 0, 'x')).toBeUndefined();
});

test('every line has an id of its own', () => {
  expect(new Set(all.map((item) => item.id)).size).toBe(all.length);
});

const key = (pressed: string, held: Partial<Record<'shiftKey' | 'ctrlKey', boolean>> = {}) => ({
  key: pressed,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const press = (pressed: string, index: number, isOpen = false) =>
  moveFor(key(pressed), { items: all, index, pageSize: 4, isOpen });

test('arrows, J and K go by a line, Page keys by a screen, and none past the ends', () => {
  expect(press('ArrowDown', 0)).toEqual({ kind: 'go', to: 1 });
  expect(press('k', 1)).toEqual({ kind: 'go', to: 0 });
  expect(press('ArrowUp', 0)).toEqual({ kind: 'go', to: 0 });
  expect(press('PageDown', 6)).toEqual({ kind: 'go', to: 8 });
  expect(press('End', 0)).toEqual({ kind: 'go', to: 8 });
});

test('→ opens a row, then steps inside; ← steps out to what holds the line, then closes', () => {
  expect(press('ArrowRight', 3)).toEqual({ kind: 'open', open: true });
  expect(press('ArrowRight', 3, true)).toEqual({ kind: 'go', to: 4 });
  expect(press('ArrowLeft', 7)).toEqual({ kind: 'go', to: 6 });
  expect(press('ArrowLeft', 6)).toEqual({ kind: 'go', to: 3 });
  expect(press('ArrowLeft', 3, true)).toEqual({ kind: 'open', open: false });
  expect(press('ArrowRight', 8)).toBeUndefined();
});

test('keys held with Ctrl are the browser’s, and Shift with an arrow pans', () => {
  const place = { items: all, index: 0, pageSize: 4, isOpen: false };
  expect(moveFor(key('j', { ctrlKey: true }), place)).toBeUndefined();
  expect(moveFor(key('ArrowRight', { shiftKey: true }), place)).toEqual({ kind: 'pan', direction: 1 });
});

test('a key that means nothing here is left alone', () => {
  expect(press('Tab', 0)).toBeUndefined();
  expect(press('q', 0)).toBeUndefined();
});
