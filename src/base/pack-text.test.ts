import fc from 'fast-check';
import { expect, test } from 'vitest';
import { err, ok } from './result.ts';
import { packText, unpackText } from './pack-text.ts';

const MIB = 1024 * 1024;

test('any text comes back as it was, and what it is packed in means nothing in HTML', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async (text) => {
      const packed = await packText(text);
      expect(packed).toMatch(/^[A-Za-z0-9+/]+=*$/);
      expect(await unpackText(packed, MIB)).toEqual(ok(text));
    }),
  );
});

test('a byte order mark and a long text come back whole', async () => {
  const text = `\uFEFF${'</script><!-- Ünïcode 😀 '.repeat(40_000)}`;
  expect(await unpackText(await packText(text), 4 * MIB)).toEqual(ok(text));
});

test('a bomb is not unpacked further than allowed', async () => {
  const packed = await packText('0'.repeat(20 * MIB));
  expect(packed.length).toBeLessThan(40_000);
  expect(await unpackText(packed, MIB)).toEqual(err('unpacks to more than 1048576 bytes'));
});

test('what was cut off, altered or is something else says so', async () => {
  const packed = await packText('some text that is long enough to be cut');
  expect(await unpackText(packed.slice(0, 24), MIB)).toEqual(err('not gzip, or cut off'));
  expect(await unpackText('aGVsbG8=', MIB)).toEqual(err('not gzip, or cut off'));
  expect(await unpackText('<b>', MIB)).toEqual(err('not Base64'));
});
