import { expect, test } from 'vitest';
import { createTokenKeeper } from './token-keeper.ts';

/** A keeper on a clock of our own; the nth exchange gives `t<n>`, unless it is told to fail. */
const keeper = (expiresInSeconds = 300) => {
  const world = { now: 0, exchanges: 0, failing: false };
  const exchange = async () => {
    world.exchanges += 1;
    if (world.failing) throw new Error('no connection');
    return { accessToken: `t${world.exchanges}`, expiresInSeconds, scope: '' };
  };
  return { world, tokens: createTokenKeeper({ exchange, now: () => world.now }) };
};

test('a token is used until four fifths of its life are over', async () => {
  const { world, tokens } = keeper(300);
  expect(await tokens.get()).toBe('t1');
  world.now = 239_999;
  expect(await tokens.get()).toBe('t1');
  world.now = 240_000;
  expect(await tokens.get()).toBe('t2');
});

test('however many ask at once, one exchange is under way', async () => {
  const { world, tokens } = keeper();
  expect(await Promise.all([tokens.get(), tokens.get(), tokens.get()])).toEqual(['t1', 't1', 't1']);
  expect(world.exchanges).toBe(1);
});

test('a refused token is renewed although its time is not over', async () => {
  const { tokens } = keeper();
  expect(await tokens.renew(await tokens.get())).toBe('t2');
});

test('many requests refused with the same token cost one renewal', async () => {
  const { world, tokens } = keeper();
  const refused = await tokens.get();
  expect(await Promise.all([tokens.renew(refused), tokens.renew(refused)])).toEqual(['t2', 't2']);
  expect(await tokens.renew(refused)).toBe('t2');
  expect(world.exchanges).toBe(2);
});

test('an exchange that failed is forgotten, and the next caller tries again', async () => {
  const { world, tokens } = keeper();
  world.failing = true;
  await expect(tokens.get()).rejects.toThrow('no connection');
  world.failing = false;
  expect(await tokens.get()).toBe('t2');
});

test('nothing is left after forgetting', async () => {
  const { tokens } = keeper();
  await tokens.get();
  tokens.forget();
  expect(tokens.held()).toBeUndefined();
  expect(await tokens.get()).toBe('t2');
});

test('life is counted from the asking, not from the answer', async () => {
  const world = { now: 0 };
  const tokens = createTokenKeeper({
    now: () => world.now,
    exchange: async () => {
      const accessToken = `at ${world.now}`;
      world.now += 60_000;
      return { accessToken, expiresInSeconds: 100, scope: '' };
    },
  });
  expect(await tokens.get()).toBe('at 0');
  world.now = 80_000;
  expect(await tokens.get()).toBe('at 80000');
});
