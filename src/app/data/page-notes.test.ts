import { expect, test } from 'vitest';
import { readPageNotes } from './page-notes.ts';

test('the annotations of a page are read', () => {
  expect(
    readPageNotes({
      value: [],
      '@earshot.complete': false,
      '@earshot.version': '2',
      '@earshot.read': 180,
      '@earshot.pagesRead': 3,
      '@earshot.problem': 'upstream-throttled',
      '@earshot.nextPageAt': '2026-08-20T10:33:05Z',
      '@earshot.stale': 'upstream-unavailable',
      '@earshot.readAt': '2026-08-20T10:33:04Z',
      '@earshot.erased': true,
    }),
  ).toEqual({
    complete: false,
    version: '2',
    read: 180,
    pagesRead: 3,
    problem: 'upstream-throttled',
    nextPageAt: Date.UTC(2026, 7, 20, 10, 33, 5),
    stale: { code: 'upstream-unavailable', readAt: Date.UTC(2026, 7, 20, 10, 33, 4) },
    isErased: true,
  });
});

test('a page that says nothing is not complete, and neither old nor erased', () => {
  expect(readPageNotes({ value: [] })).toMatchObject({ complete: false, stale: undefined, isErased: false });
  expect(readPageNotes(null).complete).toBe(false);
});

test('a problem nobody knows is no problem with a name', () => {
  expect(readPageNotes({ '@earshot.problem': 'toString' }).problem).toBeUndefined();
});
