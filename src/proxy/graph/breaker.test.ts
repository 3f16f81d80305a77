import { expect, test } from 'vitest';
import { createBreaker } from './breaker.ts';

const createClocked = () => {
  const clock = { now: 1_000_000 };
  const breaker = createBreaker(() => clock.now);
  const end = (outcome: 'answered' | 'failed' | 'unknown', times = 1): void => {
    for (let count = 0; count < times; count += 1) breaker.enter()(outcome);
  };
  return { clock, breaker, end };
};

test('half of twenty requests failing within ten seconds opens it for five', () => {
  const { breaker, clock, end } = createClocked();
  end('answered', 10);
  end('failed', 9);
  expect(breaker.wait()).toBe(0);
  end('failed');
  expect(breaker.wait()).toBe(5_000);
  clock.now += 4_999;
  expect(breaker.wait()).toBe(1);
});

test('nineteen failures do not open it, nor do those of more than ten seconds ago', () => {
  const { breaker, clock, end } = createClocked();
  end('failed', 19);
  clock.now += 10_000;
  end('failed', 19);
  expect(breaker.wait()).toBe(0);
});

test('fewer than half failing do not open it', () => {
  const { breaker, end } = createClocked();
  end('answered', 60);
  end('failed', 59);
  expect(breaker.wait()).toBe(0);
});

test('a request that was called off says nothing of Graph', () => {
  const { breaker, end } = createClocked();
  end('unknown', 100);
  end('failed', 19);
  expect(breaker.wait()).toBe(0);
});

test('one request probes while the others wait, and an answer closes it', () => {
  const { breaker, clock, end } = createClocked();
  end('failed', 20);
  clock.now += 5_000;
  expect(breaker.wait()).toBe(0);
  const probe = breaker.enter();
  expect(breaker.wait()).toBe(1_000);
  probe('answered');
  expect(breaker.wait()).toBe(0);
  end('failed', 19);
  expect(breaker.wait()).toBe(0);
});

test('each probe that fails doubles the time, up to a minute', () => {
  const { breaker, clock, end } = createClocked();
  end('failed', 20);
  const waits: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    waits.push(breaker.wait());
    clock.now += breaker.wait();
    end('failed');
  }
  expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});

test('a probe that was called off leaves room for the next', () => {
  const { breaker, clock, end } = createClocked();
  end('failed', 20);
  clock.now += 5_000;
  end('unknown');
  expect(breaker.wait()).toBe(0);
});

test('requests that were under way when it opened do not lengthen it', () => {
  const { breaker, end } = createClocked();
  const late = breaker.enter();
  end('failed', 20);
  late('failed');
  expect(breaker.wait()).toBe(5_000);
});
