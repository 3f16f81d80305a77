import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CQD_LIMITS, LIMIT_SETS, OUR_LIMITS, SAMPLE_LIMITS } from '#quality/limit-sets';
import { ladderOf, POOR_AT, type LadderMeasure } from './ladder.ts';

const NONE = { average: undefined };
const labels = (ladder: ReturnType<typeof ladderOf>) =>
  ladder.labels.map(({ value, source, at }) => `${value} ${source} ${at.toFixed(3)}`);

test('rungs rise at each limit, and the poor one begins at three quarters', () => {
  expect(labels(ladderOf('lossRatio', NONE, CQD_LIMITS))).toEqual([
    '1 % plan 0.250',
    '5 % RTA 0.500',
    '10 % CQD 0.750',
  ]);
  expect(labels(ladderOf('jitterMs', NONE, CQD_LIMITS))).toEqual([
    '15 ms plan, edge 0.375',
    '30 ms CQD 0.750',
  ]);
  const { rungs } = ladderOf('lossRatio', NONE, CQD_LIMITS);
  expect(rungs.map(({ outline }) => outline)).toEqual([undefined, undefined, undefined, 'published']);
  expect(rungs.at(-1)).toMatchObject({ from: POOR_AT, to: 1, level: 3 });
});

test('falling scales cross the same line; a limit of ours is dashed', () => {
  expect(labels(ladderOf('wifiSignalPercent', NONE, CQD_LIMITS))).toEqual([
    '60 % ours 0.500',
    '40 % ours 0.750',
  ]);
  expect(ladderOf('wifiSignalPercent', NONE, CQD_LIMITS).rungs.at(-1)?.outline).toBe('ours');
  expect(ladderOf('frameRateFps', { average: 7 }, CQD_LIMITS, 'video').ticks[0]).toMatchObject({
    at: POOR_AT,
    past: false,
  });
  expect(ladderOf('frameRateFps', { average: 6.9 }, CQD_LIMITS, 'video').ticks[0]?.past).toBe(true);
});

test('average and maximum are ticks with their numbers', () => {
  const { ticks } = ladderOf('lossRatio', { average: 0.05, max: 0.31217 }, CQD_LIMITS);
  expect(ticks[0]).toMatchObject({ kind: 'average', at: 0.5, past: false, text: '5.0 %' });
  expect(ticks[1]).toMatchObject({ kind: 'max', past: true, text: '31.2 %' });
});

const MEASURES: readonly (readonly [LadderMeasure, 'audio' | 'video' | 'sharing', number])[] = [
  ['lossRatio', 'audio', 1],
  ['jitterMs', 'audio', 2_000],
  ['roundTripMs', 'audio', 9_000],
  ['frameRateFps', 'video', 60],
  ['videoFrameLossPercent', 'video', 100],
  ['wifiSignalPercent', 'audio', 100],
];

test('worse readings stand farther right, past the line exactly when past the limit', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...MEASURES),
      fc.constantFrom(...Object.values(LIMIT_SETS)),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ([measure, medium, most], limits, one, other) => {
        const [first, second] = [one, other].map(
          (part) => ladderOf(measure, { average: part * most }, limits, medium).ticks[0],
        );
        if (!first || !second) throw new Error('no tick');
        expect(first.at).toBeGreaterThanOrEqual(0);
        expect(first.at).toBeLessThanOrEqual(1);
        expect(first.past).toBe(first.at > POOR_AT + 1e-12);
        const falls = measure === 'frameRateFps' || measure === 'wifiSignalPercent';
        if (one < other)
          expect(falls ? first.at + 1e-9 : second.at + 1e-9).toBeGreaterThanOrEqual(
            falls ? second.at : first.at,
          );
      },
    ),
  );
});

test('the switch moves limits: ours drop what is no longer milder, the sample asks 2 frames of sharing', () => {
  expect(labels(ladderOf('lossRatio', NONE, OUR_LIMITS))).toEqual(['1 % plan 0.375', '5 % RTA 0.750']);
  expect(labels(ladderOf('frameRateFps', NONE, SAMPLE_LIMITS, 'sharing'))).toEqual(['2 fps sample 0.750']);
});

test('a retired limit has no rung, and a note', () => {
  const ladder = ladderOf('concealedRatio', { average: 0.1 }, CQD_LIMITS);
  expect(ladder.labels).toEqual([]);
  expect(ladder.note).toBe('over 7 % was poor until the Call Quality Dashboard retired it');
});
