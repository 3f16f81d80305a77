import { beforeEach, expect, test, vi } from 'vitest';
import { epochMs } from '#base/units';
import { packSessions, unpackSessions } from '#calls/session-pack';
import { audioOf, joinedAs, sessionsOf, streamOf } from '#report/testing';
import { forgetCalls } from '../forget-calls.ts';
import { setDesk } from './client.ts';
import { createDesk } from './desk.ts';
import { createDiagnosisFeed } from './diagnosis-feed.ts';
import type { FromDesk, ToDesk } from './messages.ts';
import { createRowFeed, rowFeedOf, type RowFeed } from './row-feed.ts';

/** A desk whose work waits until the test lets it run, a step at a time, behind messages that are copied as a worker's are. */
const slowDesk = () => {
  let started = 0;
  const waiting: (() => void)[] = [];
  const later: { run: () => void; at: number }[] = [];
  const begun: ToDesk[] = [];
  let now = 0;
  let take: (message: FromDesk) => void = () => undefined;
  const desk = createDesk((message) => take(structuredClone(message)), {
    later: (run) => void waiting.push(run),
    after: (run, ms) => {
      const timer = { run, at: now + ms };
      later.push(timer);
      return () => void later.splice(later.indexOf(timer), later.includes(timer) ? 1 : 0);
    },
    now: () => now,
  });
  const start = () => ({
    post: (message: ToDesk) => {
      begun.push(message);
      desk(structuredClone(message));
    },
    listen: (listener: (message: FromDesk) => void) => {
      take = listener;
    },
    close: () => undefined,
  });
  setDesk(() => {
    started += 1;
    return start();
  });
  return {
    /** Until nothing is left to do, code that has to be fetched first included. */
    steps: async () => {
      let count = 0;
      while (waiting.length > 0) {
        for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
          run();
          count += 1;
        }
        await import('./diagnosis-work.ts');
        await new Promise((resolve) => setTimeout(resolve));
      }
      return count;
    },
    wait: (ms: number) => {
      now += ms;
      for (const due of later.filter(({ at }) => at <= now)) {
        later.splice(later.indexOf(due), 1);
        due.run();
      }
    },
    fail: () => take({ kind: 'down' }),
    started: () => started,
    sent: (kind: ToDesk['kind']) => begun.filter((message) => message.kind === kind).length,
  };
};

let desk = slowDesk();
beforeEach(() => {
  desk = slowDesk();
});

const pageOf = (...sessions: readonly object[]) => {
  const pack = packSessions(sessionsOf(...sessions));
  return { pack, sessions: unpackSessions(pack) };
};
const page = (...people: readonly string[]) =>
  pageOf(...people.map((person) => joinedAs(person, ['14:00:00', '14:30:00'])));
const crowd = (from: number, count: number, media: readonly object[] = []) =>
  pageOf(
    ...Array.from({ length: count }, (_, index) =>
      joinedAs(`person ${from + index}`, ['14:00:00', '14:30:00'], media),
    ),
  );
const LOSSY = [audioOf(streamOf('callerToCallee', { loss: 0.2, packets: 9_000 }))];
const names = (feed: RowFeed) =>
  feed
    .current()
    .rows.map(({ name }) => name)
    .join(' ');

test('a page more adds its rows, with their sessions, and leaves the others the very same objects', async () => {
  const feed = createRowFeed('cqd');
  const first = page('ana', 'ben');
  feed.read([first]);
  await desk.steps();
  const before = feed.current().rows;
  const second = page('cas');
  feed.read([first, second]);
  await desk.steps();
  expect(names(feed)).toBe('ana ben cas');
  expect(feed.current().rows[0]).toBe(before[0]);
  expect(feed.current().rows[2]?.parts[0]?.session).toBe(second.sessions[0]);
  expect(feed.current().upTo).toBe(second);
});

test('the same pages again cost nothing', async () => {
  const feed = createRowFeed('cqd');
  const pages = [page('ana')];
  feed.read(pages);
  await desk.steps();
  const before = feed.current();
  feed.read([...pages]);
  expect(await desk.steps()).toBe(0);
  expect(feed.current()).toBe(before);
});

test('pages that do not go on from those before begin anew, and what was there stays until they are through', async () => {
  const feed = createRowFeed('cqd');
  feed.read([page('ana'), page('ben')]);
  await desk.steps();
  feed.read([page('cas')]);
  expect(names(feed)).toBe('ana ben');
  await desk.steps();
  expect(names(feed)).toBe('cas');
});

test('a page without sessions is a page that is through', async () => {
  const feed = createRowFeed('cqd');
  const empty = page();
  feed.read([empty]);
  await desk.steps();
  expect(feed.current()).toEqual({ rows: [], upTo: empty });
});

test('rows of a large call are told about once a second, and its last page is never forgotten', async () => {
  const feed = createRowFeed('cqd');
  const pages = [crowd(0, 1_100)];
  feed.read([...pages]);
  await desk.steps();
  expect(feed.current().rows).toHaveLength(1_100);
  for (const from of [1_100, 1_160, 1_220]) {
    desk.wait(50);
    pages.push(crowd(from, 60));
    feed.read([...pages]);
    await desk.steps();
  }
  expect(feed.current().rows).toHaveLength(1_100);
  desk.wait(1_500);
  expect(feed.current().upTo).toBe(pages.at(-1));
  expect(feed.current().rows).toHaveLength(1_280);
});

test('a few feeds keep their rows for whoever comes back, and the oldest lets go of its job', async () => {
  const first = rowFeedOf('call a', 'cqd');
  first.read([page('ana')]);
  await desk.steps();
  expect(rowFeedOf('call a', 'cqd')).toBe(first);
  for (const call of ['call b', 'call c', 'call d']) rowFeedOf(call, 'cqd');
  expect(desk.sent('end')).toBe(1);
  expect(rowFeedOf('call a', 'cqd')).not.toBe(first);
});

test('after a desk that could not be loaded another is started, and reads all pages', async () => {
  const feed = createRowFeed('cqd');
  const first = page('ana');
  feed.read([first]);
  await desk.steps();
  desk.fail();
  expect(names(feed)).toBe('ana');
  feed.read([first, page('ben')]);
  await desk.steps();
  expect(names(feed)).toBe('ana ben');
  expect(desk.started()).toBe(2);
});

test('it is tried again by itself, for a call of which no page comes any more', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const feed = createRowFeed('cqd');
  feed.read([page('ana')]);
  desk.fail();
  vi.advanceTimersByTime(5_000);
  vi.useRealTimers();
  await desk.steps();
  expect(names(feed)).toBe('ana');
});

test('a fault is thrown where the rows of its call are drawn, and other calls go on', async () => {
  const [broken, whole] = [createRowFeed('cqd'), createRowFeed('cqd')];
  const { pack, sessions } = page('ana');
  broken.read([{ pack: { ...pack, bytes: pack.bytes.slice(0, 3) }, sessions }]);
  whole.read([page('ben')]);
  await desk.steps();
  expect(() => broken.current()).toThrow('RangeError');
  expect(names(whole)).toBe('ben');
  broken.read([page('cas')]);
  await desk.steps();
  expect(names(broken)).toBe('cas');
});

test('without pages nothing is left of a call, nor when calls are to be forgotten', async () => {
  const feed = rowFeedOf('call x', 'cqd');
  feed.read([page('ana')]);
  await desk.steps();
  feed.read([]);
  expect(names(feed)).toBe('');
  feed.read([page('ben')]);
  await desk.steps();
  forgetCalls();
  expect(names(feed)).toBe('');
  expect(rowFeedOf('call x', 'cqd')).not.toBe(feed);
});

const asked = { record: undefined, limits: 'cqd', now: epochMs(0) } as const;

test('a long page is diagnosed in slices, and told once it is through', async () => {
  const feed = createDiagnosisFeed(asked);
  let told = 0;
  feed.subscribe(() => void (told += 1));
  feed.read([crowd(0, 100, LOSSY)]);
  // The first waits for rows that are being made.
  expect(await desk.steps()).toBe(1 + 4);
  expect(told).toBe(1);
  expect(feed.current()?.diagnosis.findings[0]?.people).toHaveLength(100);
});

test('pages that come while others are under way are told together', async () => {
  const feed = createDiagnosisFeed(asked);
  let told = 0;
  feed.subscribe(() => void (told += 1));
  const first = crowd(0, 30, LOSSY);
  feed.read([first]);
  feed.read([first, crowd(30, 30, LOSSY)]);
  await desk.steps();
  expect(told).toBe(1);
  expect(feed.current()).toMatchObject({ pages: 2 });
  expect(feed.current()?.diagnosis.findings[0]?.people).toHaveLength(60);
});

test('of the people only those come along whom the words are about', async () => {
  const feed = createDiagnosisFeed(asked);
  feed.about({ person: 'person 7' });
  feed.read([crowd(0, 20, LOSSY)]);
  await desk.steps();
  const { diagnosis } = feed.current() ?? {};
  expect([...(diagnosis?.call.people.keys() ?? [])]).toEqual([
    'person 7',
    ...(diagnosis?.findings[0]?.people.slice(0, 1) ?? []),
  ]);
});

test('another ticket is told without reading again', async () => {
  const feed = createDiagnosisFeed(asked);
  feed.read([crowd(0, 3, LOSSY)]);
  await desk.steps();
  const before = feed.current();
  feed.about({ person: 'person 1' });
  expect(await desk.steps()).toBe(0);
  expect(feed.current()).toMatchObject({ about: { person: 'person 1' }, pages: 1 });
  expect(feed.current()).not.toBe(before);
});

test('of a large call what is whole is told at once, and what is not in its time', async () => {
  const feeds = [createRowFeed('cqd'), createDiagnosisFeed(asked)];
  const pages = [crowd(0, 1_100)];
  const read = async (more: ReturnType<typeof crowd>, isWhole: boolean) => {
    pages.push(more);
    for (const feed of feeds) feed.read([...pages], isWhole);
    await desk.steps();
    return feeds.map((feed) => feed.current()?.upTo === more);
  };
  await read(crowd(1_100, 1), false);
  expect(await read(crowd(1_101, 1), false)).toEqual([false, false]);
  expect(await read(crowd(1_102, 1), true)).toEqual([true, true]);
});

test('that a call is whole may be known later than its last page', async () => {
  const feed = createRowFeed('cqd');
  const [first, second] = [crowd(0, 1_100), crowd(1_100, 1)];
  feed.read([first]);
  await desk.steps();
  feed.read([first, second]);
  await desk.steps();
  expect(feed.current().upTo).toBe(first);
  feed.read([first, second], true);
  expect(feed.current().upTo).toBe(second);
});

test('rows come before verdicts', async () => {
  const rows = createRowFeed('cqd');
  const diagnosis = createDiagnosisFeed(asked);
  const order: string[] = [];
  rows.subscribe(() => order.push('rows'));
  diagnosis.subscribe(() => order.push('verdict'));
  const pages = [crowd(0, 200, LOSSY)];
  diagnosis.read(pages);
  // By now it waits for its turn.
  await import('./diagnosis-work.ts');
  await new Promise((resolve) => setTimeout(resolve));
  rows.read(pages);
  await desk.steps();
  expect(order).toEqual(['rows', 'verdict']);
});

test('a job that is ended says nothing any more', async () => {
  const feed = createDiagnosisFeed(asked);
  feed.read([crowd(0, 3, LOSSY)]);
  feed.end();
  await desk.steps();
  expect(feed.current()).toBeUndefined();
});
