import { expect, test, vi } from 'vitest';
import { audioOf, joinedAs, sessionsOf, streamOf } from '#report/testing';
import { createDiagnosisFeed } from './diagnosis-feed.ts';

/** Work that waits until the test lets it run, a slice at a time. */
const queueOf = () => {
  const waiting: (() => void)[] = [];
  return {
    later: (run: () => void) => void waiting.push(run),
    slices: () => {
      let count = 0;
      for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
        run();
        count++;
      }
      return count;
    },
  };
};

const page = (from: number, count: number) => ({
  sessions: sessionsOf(
    ...Array.from({ length: count }, (_, index) =>
      joinedAs(
        `person ${from + index}`,
        ['14:00:00', '14:30:00'],
        [audioOf(streamOf('callerToCallee', { loss: 0.2, packets: 9_000 }))],
      ),
    ),
  ),
});

test('a long page is diagnosed in slices, and told once it is through', () => {
  const { later, slices } = queueOf();
  const feed = createDiagnosisFeed({}, later);
  const told = vi.fn();
  feed.subscribe(told);
  feed.read([page(0, 100)]);
  expect(feed.current()).toBeUndefined();
  expect(slices()).toBe(4);
  expect(told).toHaveBeenCalledOnce();
  expect(feed.current()?.diagnosis.call.sessionCount).toBe(100);
});

test('a page more costs its own sessions only, and the same pages again nothing', () => {
  const { later, slices } = queueOf();
  const feed = createDiagnosisFeed({}, later);
  const first = page(0, 60);
  feed.read([first]);
  slices();
  feed.read([first, page(60, 30)]);
  expect(slices()).toBe(1);
  feed.read([first, page(60, 30)]);
  expect(slices()).toBe(0);
  expect(feed.current()?.diagnosis.call.sessionCount).toBe(90);
});

test('pages that come while others are under way join the queue', () => {
  const { later, slices } = queueOf();
  const feed = createDiagnosisFeed({}, later);
  const first = page(0, 30);
  feed.read([first]);
  feed.read([first, page(30, 30)]);
  slices();
  expect(feed.current()?.diagnosis.call.sessionCount).toBe(60);
});

test('another ticket is told without reading again', () => {
  const { later, slices } = queueOf();
  const feed = createDiagnosisFeed({}, later);
  feed.read([page(0, 3)]);
  slices();
  const before = feed.current();
  feed.about({ person: 'person 1' });
  expect(feed.current()).toMatchObject({ about: { person: 'person 1' }, pages: 1 });
  expect(feed.current()).not.toBe(before);
  expect(slices()).toBe(0);
});
