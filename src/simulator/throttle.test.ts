import { MINUTE_MS, SECOND_MS } from '#base/units';
import { describe, expect, test } from 'vitest';
import { GraphError } from './graph-error.ts';
import { createThrottle } from './throttle.ts';
import type { Throttle } from './throttle.ts';

/** Seconds to wait, or 0 when the request is admitted. */
const waitOf = (throttle: Throttle, record: string | undefined, following: boolean): number => {
  try {
    throttle.admit({ record, following });
    return 0;
  } catch (error) {
    if (error instanceof GraphError && error.status === 429)
      return Number(error.headers['retry-after'] ?? -1);
    throw error;
  }
};

const clocked = (timeScale = 1): { throttle: Throttle; advance: (ms: number) => void } => {
  let now = 1_000_000;
  return {
    throttle: createThrottle(() => now, timeScale),
    advance: (ms) => {
      now += ms;
    },
  };
};

describe('the documented limits', () => {
  test('ten first pages of a record fit into 20 seconds, the eleventh waits for two of them to leave', () => {
    const { throttle, advance } = clocked();
    for (let count = 0; count < 10; count += 1) {
      expect(waitOf(throttle, 'a', false)).toBe(0);
      advance(500.5);
    }
    expect(waitOf(throttle, 'a', false)).toBe(15.496);
    expect(waitOf(throttle, 'b', false)).toBe(0);
  });

  test('fifty following pages of a record fit into five minutes', () => {
    const { throttle, advance } = clocked();
    for (let count = 0; count < 50; count += 1) {
      expect(waitOf(throttle, 'a', true)).toBe(0);
      advance(SECOND_MS);
    }
    expect(waitOf(throttle, 'a', true)).toBe(251);
    expect(waitOf(throttle, 'a', false)).toBe(0);
  });

  test('1,500 requests of the application fit into 20 seconds', () => {
    const { throttle } = clocked();
    for (let count = 0; count < 1_500; count += 1) expect(waitOf(throttle, undefined, false)).toBe(0);
    expect(waitOf(throttle, undefined, false)).toBe(20);
  });
});

test('whoever waits as told is admitted', () => {
  const { throttle, advance } = clocked();
  for (let count = 0; count < 50; count += 1) waitOf(throttle, 'a', true);
  for (let round = 0; round < 3; round += 1) {
    const seconds = waitOf(throttle, 'a', true);
    if (seconds > 0) advance(seconds * SECOND_MS);
    expect(waitOf(throttle, 'a', true)).toBe(0);
  }
});

test('asking again at once prolongs the wait', () => {
  const { throttle, advance } = clocked();
  for (let count = 0; count < 10; count += 1) {
    waitOf(throttle, 'a', false);
    advance(SECOND_MS);
  }
  const first = waitOf(throttle, 'a', false);
  expect(waitOf(throttle, 'a', false)).toBe(first + 1);
});

test('a time scale of 60 lets a minute take a second', () => {
  const { throttle, advance } = clocked(60);
  for (let count = 0; count < 50; count += 1) waitOf(throttle, 'a', true);
  expect(waitOf(throttle, 'a', true)).toBe(5);
  advance((5 * MINUTE_MS) / 60);
  expect(waitOf(throttle, 'a', true)).toBe(0);
});
