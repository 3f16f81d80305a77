import { expect, test } from 'vitest';
import type { TraceRouteHop } from '#calls/model';
import { traceRoute } from './trace-route.ts';

const hops = (...times: readonly (number | undefined)[]): readonly TraceRouteHop[] =>
  times.map((roundTripMs, index) => ({ hop: index + 1, ipAddress: `10.0.0.${index + 1}`, roundTripMs }));
const added = (...times: readonly (number | undefined)[]) =>
  traceRoute(hops(...times)).steps.map(({ addedMs }) => addedMs);

test('each hop adds what the one before has not had', () => {
  expect(added(44, 47, 52, 71, 93)).toEqual([44, 3, 5, 19, 22]);
});

test('a hop that did not answer adds nothing, and the next counts from the last that did', () => {
  expect(added(10, undefined, 30)).toEqual([10, undefined, 20]);
});

test('a later hop that answered sooner adds nothing', () => {
  expect(added(20, 15, 40)).toEqual([20, 0, 25]);
});

test('hops stand in their order, not in that of the record', () => {
  expect(traceRoute([...hops(5, 9)].reverse()).steps.map(({ hop }) => hop)).toEqual([1, 2]);
});

test('a step that is most of the way is said', () => {
  expect(traceRoute(hops(44, 47, 52, 71, 93)).sentence).toBe('The largest step is before the first router.');
  expect(traceRoute(hops(2, 3, 60, 62)).sentence).toBe('The largest step is between hop 2 and hop 3.');
  expect(traceRoute(hops(5, 9, 12)).sentence).toBeUndefined();
  expect(traceRoute([]).sentence).toBeUndefined();
});
