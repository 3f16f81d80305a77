import { expect, test } from 'vitest';
import { createHealth } from './health.ts';

const START = Date.UTC(2026, 10, 24, 8);
const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

const healthAt = () => {
  const clock = { now: START };
  const health = createHealth(() => clock.now);
  return { health, goTo: (minutes: number) => (clock.now = START + minutes * 60_000) };
};

test('each trouble keeps its own beginning however often it is noted', () => {
  const { health, goTo } = healthAt();
  goTo(1);
  health.note('credential-missing');
  goTo(2);
  health.note('credential-missing');
  health.note('clock-skew');
  expect(health.readiness()).toEqual({
    status: 'degraded',
    since: at(1),
    details: [
      { code: 'credential-missing', since: at(1) },
      { code: 'clock-skew', since: at(2) },
    ],
  });
});

test('an answer of Graph ends what stood between us and it, and nothing else', () => {
  const { health, goTo } = healthAt();
  health.note('consent-missing');
  health.note('graph-throttling');
  health.note('excess-permission');
  goTo(3);
  health.graphAnswered();
  expect(health.readiness()).toEqual({
    status: 'degraded',
    since: at(0),
    details: [{ code: 'excess-permission', since: at(0) }],
    graphAnsweredAt: at(3),
  });
});

test('only without sign-in keys, and at the end, it is not ready', () => {
  const { health, goTo } = healthAt();
  health.note('sign-in-keys-missing');
  expect(health.readiness().status).toBe('not-ready');
  goTo(1);
  health.clear('sign-in-keys-missing');
  expect(health.readiness()).toEqual({ status: 'ready', since: at(1), details: [] });
  goTo(2);
  health.note('ending');
  expect(health.readiness()).toMatchObject({ status: 'not-ready', since: at(2) });
});

test('old news is no news', () => {
  const { health, goTo } = healthAt();
  health.note('graph-throttling', 5 * 60_000);
  goTo(4);
  expect(health.readiness().status).toBe('degraded');
  goTo(5);
  expect(health.readiness()).toEqual({ status: 'ready', since: at(5), details: [] });
});
