import { expect, test } from 'vitest';
import { createSharing } from './share-texts.ts';

test('a message says the same after its texts are shared, whatever it is made of', () => {
  const message = () => ({
    key: 'ana',
    words: ['wifi', 'wired', 'wifi'],
    network: { connection: 'wifi', signal: 0, band: undefined, hops: [{ at: null }] },
    isTest: false,
  });
  const share = createSharing(new Set(['key']));
  const shared = [message(), message()];
  share(shared);
  expect(shared).toStrictEqual([message(), message()]);
});
