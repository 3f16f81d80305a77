import { expect, test } from 'vitest';
import { copyPictureAndText, copyTexts, type Board } from './copy-evidence.ts';

type Copied = Readonly<Record<string, string>>;

/** A clipboard that takes what a browser of that kind does. */
const board = (takes: { readonly items?: boolean; readonly text?: boolean }) => {
  const copied: Copied[] = [];
  const made: Board = {
    write:
      takes.items === undefined
        ? undefined
        : async (items) => {
            if (takes.items === false) throw new DOMException('no', 'NotAllowedError');
            for (const item of items) {
              const entries = Object.entries(item).map(
                async ([type, blob]) => [type, await (await blob).text()] as const,
              );
              copied.push(Object.fromEntries(await Promise.all(entries)));
            }
          },
    writeText:
      takes.text === undefined
        ? undefined
        : async (text) => {
            if (takes.text === false) throw new DOMException('no', 'NotAllowedError');
            copied.push({ text });
            return Promise.resolve();
          },
  };
  return { copied, made };
};

const copying = (permission: Promise<void> = Promise.resolve()) => {
  const saved: string[] = [];
  return {
    saved,
    permission,
    png: new Blob(['picture'], { type: 'image/png' }),
    html: '<p>text</p>',
    plain: 'text',
    markdown: '**text**',
    save: () => {
      saved.push('call-8f2c41d7-evidence.png');
      return 'call-8f2c41d7-evidence.png';
    },
  };
};

test('one action puts picture, HTML and plain text on the clipboard together', async () => {
  const { copied, made } = board({ items: true, text: true });
  const it = copying();
  expect(await copyPictureAndText(it, made)).toEqual({ words: 'Picture and text copied.', isWhole: true });
  expect(copied).toEqual([{ 'image/png': 'picture', 'text/html': '<p>text</p>', 'text/plain': 'text' }]);
  expect(it.saved).toEqual([]);
});

test.each([
  ['without rich clipboard', { text: true }],
  ['that refuses pictures', { items: false, text: true }],
])('a browser %s gets the text, the picture is saved, and both are said', async (_, takes) => {
  const { copied, made } = board(takes);
  const it = copying();
  const { words, isWhole } = await copyPictureAndText(it, made);
  expect(words).toMatch(/^Only the text was copied.*call-8f2c41d7-evidence\.png\.$/);
  expect(isWhole).toBe(false);
  expect(copied).toEqual([{ text: 'text' }]);
  expect(it.saved).toHaveLength(1);
});

test.each([[{}], [{ items: false, text: false }]])(
  'a browser that allows nothing is said so: %j',
  async (takes) => {
    const it = copying();
    const { words } = await copyPictureAndText(it, board(takes).made);
    expect(words).toMatch(/^Nothing was copied/);
    expect(it.saved).toHaveLength(1);
  },
);

test('a refused export copies and saves nothing, whatever the browser takes', async () => {
  for (const takes of [{ items: true, text: true }, { text: true }, {}]) {
    const { copied, made } = board(takes);
    const it = copying(Promise.reject(new Error('forbidden')));
    await expect(copyPictureAndText(it, made)).rejects.toThrow('forbidden');
    await expect(copyTexts(it, made)).rejects.toThrow('forbidden');
    expect([copied, it.saved]).toEqual([[], []]);
  }
});

test('the text alone is Markdown and HTML, or says that it is less', async () => {
  const rich = board({ items: true });
  await copyTexts(copying(), rich.made);
  expect(rich.copied).toEqual([{ 'text/html': '<p>text</p>', 'text/plain': '**text**' }]);
  const plain = board({ text: true });
  expect((await copyTexts(copying(), plain.made)).words).toBe('Text copied, as Markdown only.');
});
