import { expect, test } from 'vitest';
import { CQD_LIMITS, OUR_LIMITS } from '#quality/limit-sets';
import { audioOf, joinedAs, rowOf, streamOf } from '../testing.ts';
import { ladderGroups } from './ladder-groups.ts';

const row = (sentLoss: number, heardLoss: number) =>
  rowOf(
    joinedAs(
      'diego',
      ['14:00:00', '14:30:00'],
      [
        {
          ...audioOf(
            streamOf('callerToCallee', { loss: sentLoss, jitterMs: 12, packets: 9_000 }),
            streamOf('calleeToCaller', { loss: heardLoss, jitterMs: 9, packets: 9_000 }),
          ),
          callerNetwork: { sentQualityEventRatio: 0.22 },
        },
      ],
    ),
  );
const titles = (sent: number, heard: number, limits = CQD_LIMITS) =>
  ladderGroups(row(sent, heard), limits, 'audio').map(({ title }) => title);

test('what was poor is told, both ways where both were', () => {
  expect(titles(0.2, 0)).toEqual(['Audio sent']);
  expect(titles(0.2, 0.2)).toEqual(['Audio sent', 'Audio heard']);
  expect(titles(0, 0)).toEqual(['Audio heard']);
});

test('stricter limits tell more', () => {
  expect(titles(0.06, 0)).toEqual(['Audio heard']);
  expect(titles(0.06, 0, OUR_LIMITS)).toEqual(['Audio sent']);
});

test('what the client saw of the network stands below, with its place', () => {
  const [sent] = ladderGroups(row(0.2, 0), CQD_LIMITS, 'audio');
  expect(sent?.hurt).toEqual({
    before: 'The network hurt the sent audio for',
    share: '22 %',
    path: 'sessions[0].segments[0].media[0].callerNetwork.sentQualityEventRatio',
  });
  expect(sent?.lines.map(({ spoken }) => spoken)).toEqual(['Loss, average 20.0 %', 'Jitter, average 12 ms']);
});

test('of a medium that nobody measured there is nothing to tell', () => {
  expect(ladderGroups(row(0.2, 0), CQD_LIMITS, 'video')).toEqual([]);
});
