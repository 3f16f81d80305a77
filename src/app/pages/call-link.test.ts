import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { epochMs } from '#base/units';
import { rowsOf, joinedAs } from '#report/testing';
import { linkedVersion, linkTo } from './call-link.ts';
import { DEFAULT_VIEW, readCallView, type CallView } from './call-url.ts';

const facts = { end: epochMs(Date.parse('2026-08-19T11:47:00Z')), version: '2', zone: 'Europe/Helsinki' };

beforeEach(() => vi.stubGlobal('location', new URL('https://earshot.example/calls/8f2c41d7?tz=utc&q=old')));
afterEach(() => vi.unstubAllGlobals());

test('a link names everything that makes the view: version, session, filter, sort, zoom, limits, zone, grouping', () => {
  const view: CallView = {
    ...DEFAULT_VIEW,
    selected: '37',
    filter: { ...DEFAULT_VIEW.filter, ratedPoor: true, text: 'loss>5' },
    sort: { by: 'heardLoss', descending: true },
    window: { start: epochMs(1_000_000), end: epochMs(1_060_000) },
    limits: 'ours',
    group: 'subnet',
    at: epochMs(1_020_000),
    who: '4c',
  };
  const link = new URL(linkTo(view, [], facts));
  expect(link.pathname).toBe('/calls/8f2c41d7');
  expect(readCallView(link.searchParams)).toEqual(view);
  expect(linkedVersion(link.search)).toBe('2');
  expect(link.searchParams.get('tz')).toBe('Europe/Helsinki');
  expect(link.searchParams.get('ended')).toBe('2026-08-19T11:47Z');
});

test('words that may be a name stay out of it; the rows they found are named by their places', () => {
  const view: CallView = { ...DEFAULT_VIEW, filter: { ...DEFAULT_VIEW.filter, text: 'anna' } };
  const rows = rowsOf(joinedAs('anna', ['14:00:00', '14:30:00']));
  const link = linkTo(view, rows, facts);
  expect(link).not.toMatch(/anna/i);
  expect(new URL(link).searchParams.get('people')).toBe('0');
});

test.each(['', '?v=', '?v=two', '?v=1e9', `?v=${'9'.repeat(20)}`])('nonsense is no version: %s', (search) => {
  expect(linkedVersion(search)).toBeUndefined();
});
