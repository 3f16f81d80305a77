import { expect, test } from 'vitest';
import { createEnd } from './end.ts';
import { createHealth } from './health.ts';

const ending = (close: () => Promise<void>, options: { hasBalancer?: boolean; drainMs?: number } = {}) => {
  const happened: string[] = [];
  const health = createHealth(Date.now);
  const end = createEnd({
    health,
    log: { info: () => undefined, error: () => undefined },
    hasBalancer: options.hasBalancer ?? false,
    graceMs: 1,
    drainMs: options.drainMs ?? 60_000,
    close: async () => {
      happened.push(`close while ${health.readiness().status}`);
      await close();
    },
    exit: (code) => void happened.push(`exit ${code}`),
  });
  return { end, happened };
};

test('no longer ready first, then closed, then gone', async () => {
  const { end, happened } = ending(async () => undefined, { hasBalancer: true });
  await end(0);
  expect(happened).toEqual(['close while not-ready', 'exit 0']);
});

test('answers that do not end are not waited for without end, and the exit code says so', async () => {
  const { end, happened } = ending(() => new Promise(() => undefined), { drainMs: 1 });
  await end(0);
  expect(happened).toEqual(['close while not-ready', 'exit 1']);
});

test('told twice, it goes on the spot', async () => {
  const { end, happened } = ending(() => new Promise(() => undefined));
  void end(0);
  await end(0);
  expect(happened).toEqual(['close while not-ready', 'exit 0']);
});
