import { expect, test } from 'vitest';
import { joinedAs, rowsOf } from '#report/testing';
import { shareable } from './call-link.ts';
import { DEFAULT_VIEW, NO_VIEW_FILTER } from './call-url.ts';
import { createRowIndex, placeOf, toRowFilter, toViewFilter } from './row-places.ts';

const rows = rowsOf(
  joinedAs('ben', ['14:12:00', '14:30:00']),
  joinedAs('+358401234567', ['14:00:00', '14:10:00']),
  joinedAs('ben', ['14:00:00', '14:10:00']),
);
const byKey = new Map(rows.map((row) => [row.key, row]));
const [ben, phone] = rows;

test('a row is named by a session of it and never by who it is', () => {
  expect(rows.map(placeOf)).toEqual(['2', '1']);
  expect(JSON.stringify(rows.map(placeOf))).not.toContain('358');
});

test('any session of a row leads to it, so a link holds when a late page brings an earlier one', () => {
  const keys = createRowIndex().of(rows);
  expect([keys.get('0'), keys.get('2')]).toEqual([ben?.key, ben?.key]);
});

test('in a call of two both ends share a session, and the callee’s place says so', () => {
  const callee = {
    '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
    associatedIdentity: { id: 'owen', displayName: 'owen' },
  };
  const two = rowsOf(joinedAs('abbie', ['14:00:00', '14:05:00'], [], { callee }));
  expect(two.map(placeOf)).toEqual(['0', '0c']);
});

test('a filter by person goes into the address and back', () => {
  const filter = toRowFilter({ ...NO_VIEW_FILTER, people: ['1'] }, createRowIndex().of(rows));
  expect(filter.people).toEqual([phone?.key]);
  expect(toViewFilter(filter, (key) => byKey.get(key)).people).toEqual(['1']);
});

test('a person whose session is not read yet fits nobody now, and stays in the address', () => {
  const filter = toRowFilter({ ...NO_VIEW_FILTER, people: ['99'] }, createRowIndex().of(rows));
  expect(filter.people).not.toContain(phone?.key);
  expect(toViewFilter(filter, (key) => byKey.get(key)).people).toEqual(['99']);
});

test('a link carries the rows that typed words found, not the words', () => {
  const view = { ...DEFAULT_VIEW, filter: { ...NO_VIEW_FILTER, text: 'ben' } };
  expect(shareable(view, ben === undefined ? [] : [ben]).filter).toEqual({
    ...NO_VIEW_FILTER,
    people: ['2'],
  });
  expect(shareable(view, Array.from({ length: 31 }, () => rows).flat()).filter).toEqual(NO_VIEW_FILTER);
});

test('more of the same list costs what is new, and another list begins anew', () => {
  const index = createRowIndex();
  const first = index.of(rows.slice(0, 1));
  expect(first.has('1')).toBe(false);
  const both = index.of(rows);
  expect(both).not.toBe(first);
  expect(both.get('1')).toBe(phone?.key);
  expect(index.rowOf(phone?.key ?? '')).toBe(phone);

  const other = rowsOf(joinedAs('cas', ['14:00:00', '14:10:00']));
  expect(index.of(other).get('2')).toBeUndefined();
  expect(index.rowOf(phone?.key ?? '')).toBeUndefined();
});
