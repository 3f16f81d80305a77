import { expect, test } from 'vitest';
import { parseCallRecord } from '#calls/parse';
import { countFlagged, filterCalls, kindOfListed, type ListedCall } from './call-flags.ts';
import { summarizeCall } from './call-summary.ts';
import { joinedAs, sessionsOf } from './testing.ts';

const recordOf = (type: string) => {
  const parsed = parseCallRecord({ id: '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1', type, modalities: [] });
  if (parsed.kind === 'err') throw new Error(parsed.reason.message);
  return parsed.value;
};
const rated = (rating: string) =>
  joinedAs('ana', ['14:00:00', '14:30:00'], [], {
    caller: {
      '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
      associatedIdentity: { id: 'ana', displayName: 'Ana' },
      feedback: { rating },
    },
  });
const read = (type: string, ...sessions: readonly object[]): ListedCall => {
  const record = recordOf(type);
  return { record, summary: summarizeCall(record, sessionsOf(...sessions)) };
};
const poor = read('groupCall', rated('poor'));
const fine = read('groupCall', rated('excellent'));
const unread: ListedCall = { record: recordOf('peerToPeer'), summary: undefined };
const all = [poor, fine, unread];

test('without a filter the same list comes back', () => {
  expect(filterCalls(all, { flags: [], kinds: [] })).toBe(all);
});

test('what was not read is rated by nobody as far as anyone knows', () => {
  expect(filterCalls(all, { flags: ['rated-poor'], kinds: [] })).toEqual([poor]);
  expect(filterCalls(all, { flags: ['not-read'], kinds: [] })).toEqual([unread]);
  expect(countFlagged(all, 'rated-poor')).toBe(1);
});

test('every flag is asked for, and any of the kinds', () => {
  expect(filterCalls(all, { flags: ['rated-poor', 'not-read'], kinds: [] })).toEqual([]);
  expect(filterCalls(all, { flags: [], kinds: ['groupCall', 'twoPeople'] })).toEqual(all);
  expect(kindOfListed(unread)).toBe('twoPeople');
});
