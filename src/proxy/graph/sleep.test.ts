import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sleep } from './sleep.ts';

test('a wait longer than a timer of Node’s can be does not end at once, and ends when its signal aborts', async () => {
  const leaving = new AbortController();
  const waiting = sleep(2 ** 40, leaving.signal);
  // Given to a timer as it is, it would be over after a millisecond.
  const first = await Promise.race([waiting.then(() => 'over'), delay(50, 'still waiting')]);
  expect(first).toBe('still waiting');
  leaving.abort();
  await expect(waiting).rejects.toThrow();
});
