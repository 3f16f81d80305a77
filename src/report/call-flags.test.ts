import { expect, test } from 'vitest';
import type { Identity } from '#calls/model';
import { parseCallRecord } from '#calls/parse-record';
import {
  causeChoices,
  countFlagged,
  filterCalls,
  kindOfListed,
  personChoices,
  siteChoices,
  type CallsFilter,
  type ListedCall,
} from './call-flags.ts';
import { audioOf, joinedAs, sessionsOf, streamOf, summarizeCall } from './testing.ts';
import type { TopCause } from './verdict/top-cause.ts';

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
  return { record, summary: summarizeCall(record, sessionsOf(...sessions)), cause: undefined };
};
const ALL: CallsFilter = { flags: [], kinds: [], causes: [], sites: [] };
const poor = read('groupCall', rated('poor'));
const fine = read('groupCall', rated('excellent'));
const unread: ListedCall = { record: recordOf('peerToPeer'), summary: undefined, cause: undefined };
const all = [poor, fine, unread];

test('without a filter the same list comes back', () => {
  expect(filterCalls(all, ALL)).toBe(all);
});

test('what was not read is rated by nobody as far as anyone knows', () => {
  expect(filterCalls(all, { ...ALL, flags: ['rated-poor'] })).toEqual([poor]);
  expect(filterCalls(all, { ...ALL, flags: ['not-read'] })).toEqual([unread]);
  expect(countFlagged(all, 'rated-poor')).toBe(1);
});

test('every flag is asked for, and any of the kinds', () => {
  expect(filterCalls(all, { ...ALL, flags: ['rated-poor', 'not-read'] })).toEqual([]);
  expect(filterCalls(all, { ...ALL, kinds: ['groupCall', 'twoPeople'] })).toEqual(all);
  expect(kindOfListed(unread)).toBe('twoPeople');
});

const from = (subnet: string, reflexiveIPAddress: string) =>
  joinedAs(
    `at ${subnet}`,
    ['14:00:00', '14:30:00'],
    [{ ...audioOf(streamOf('callerToCallee', {})), callerNetwork: { subnet, reflexiveIPAddress } }],
  );
const causedBy = (rule: string, title: string): TopCause => ({
  rule,
  title,
  confidence: 'likely',
  confidenceWord: 'Likely',
  words: title,
});

test('a site is a subnet, and of homes, which share theirs, the public address', () => {
  const office = read('groupCall', from('10.62.18.0', '20.0.0.1'), from('192.168.1.0', '88.112.0.7'));
  const both = [office, read('groupCall', from('10.62.18.0', '20.0.0.1')), unread];
  expect(siteChoices(both).map(({ value, count }) => [value, count])).toEqual([
    ['10.62.18.0', 2],
    ['88.112.0.7', 1],
  ]);
  expect(filterCalls(both, { ...ALL, sites: ['88.112.0.7', '10.1.1.0'] })).toEqual([office]);
});

test('any of the causes that are asked for will do; what was not read has none', () => {
  const wifi = { ...poor, cause: causedBy('weak-wifi', 'Weak Wi-Fi signal') };
  const blocked = { ...fine, cause: causedBy('udp-blocked', 'UDP blocked') };
  const found = [wifi, blocked, { ...wifi }, unread];
  expect(causeChoices(found)).toEqual([
    { value: 'weak-wifi', label: 'Weak Wi-Fi signal', count: 2 },
    { value: 'udp-blocked', label: 'UDP blocked', count: 1 },
  ]);
  expect(filterCalls(found, { ...ALL, causes: ['udp-blocked', 'vpn'] })).toEqual([blocked]);
});

test('people to choose are those whom Graph can be asked for: by an object id, once a call', () => {
  const ana = {
    kind: 'user',
    id: '821809F5-0000-0000-0000-3b5136c0e777',
    displayName: 'Ana',
    userPrincipalName: undefined,
    tenantId: undefined,
  } as const;
  const of = (organizer: Identity, participants: readonly Identity[]): ListedCall => ({
    ...unread,
    record: { ...unread.record, organizer, participants },
  });
  const calls = [of(ana, [ana, { ...ana, id: 'person-7', displayName: 'Person 7' }]), of(ana, []), unread];
  expect(personChoices(calls)).toEqual([{ value: ana.id.toLowerCase(), label: 'Ana', count: 2 }]);
});
