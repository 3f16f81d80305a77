import { expect, test } from 'vitest';
import type { Endpoint } from '#calls/model';
import { ratingLine } from './rating-line.ts';
import { joinedAs, sessionsOf } from '../testing.ts';

const ratedBy = (feedback: object | undefined): Endpoint | undefined =>
  sessionsOf(
    joinedAs('owen', ['14:00:00', '14:30:00'], [], {
      caller: {
        '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
        associatedIdentity: { id: 'owen' },
        ...(feedback && { feedback }),
      },
    }),
  )[0]?.caller;

test('a poor rating is told with its reasons and marked', () => {
  const [cell] = ratingLine(ratedBy({ rating: 'poor', tokens: { NoSound: false, Echo: true } })).cells;
  expect(cell).toEqual({ kind: 'value', text: '2 poor, Echo', over: true, note: '2 offered' });
});

test('who did not rate is not the same as who was not asked', () => {
  expect(ratingLine(ratedBy({ rating: 'notRated' }), ratedBy(undefined)).cells).toEqual([
    { kind: 'blank', reason: 'asked, did not rate' },
    { kind: 'blank', reason: 'not asked, or not in the record' },
  ]);
});
