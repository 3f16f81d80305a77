import { expect, test } from 'vitest';
import { joinedAs, sessionsOf } from '#report/testing';
import { createRowFeed } from './row-feed.ts';

const page = (...people: readonly string[]) => ({
  sessions: sessionsOf(...people.map((person) => joinedAs(person, ['14:00:00', '14:30:00']))),
});
const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name).join(' ');

test('a page more adds its rows and leaves the others the very same objects', () => {
  const feed = createRowFeed();
  const first = page('ana', 'ben');
  const before = feed.rowsOf([first]);
  const after = feed.rowsOf([first, page('cas')]);
  expect(names(after)).toBe('ana ben cas');
  expect(after[0]).toBe(before[0]);
});

test('asked again with the same pages it gives the same list', () => {
  const feed = createRowFeed();
  const pages = [page('ana'), page('ben')];
  expect(feed.rowsOf(pages)).toBe(feed.rowsOf(pages));
});

test('pages that do not go on from those before begin anew', () => {
  const feed = createRowFeed();
  feed.rowsOf([page('ana'), page('ben')]);
  expect(names(feed.rowsOf([page('cas')]))).toBe('cas');
});
