import { expect, test } from 'vitest';
import { MINUTE_MS } from '#base/units';
import { createRenderedPages, type RenderedPage } from './rendered-pages.ts';

const page = (text: string): RenderedPage => ({ bytes: Buffer.from(text), items: 60, isEnd: false });

/** A page that is made when the test says so. */
const making = () => {
  let finish: (page: RenderedPage | undefined) => void = () => undefined;
  const made = new Promise<RenderedPage | undefined>((resolve) => {
    finish = resolve;
  });
  return { make: () => made, finish };
};

test('whoever asks for a page while it is being made gets the same one', async () => {
  const pages = createRenderedPages(() => 0);
  const { make, finish } = making();
  const made = pages.make('one', make);
  const found = pages.find('one');
  finish(page('one'));
  expect(await found).toEqual(page('one'));
  expect(pages.find('one')).toMatchObject(page('one'));
  await made;
});

test('a page that was being made when all were forgotten is given and not kept', async () => {
  const pages = createRenderedPages(() => 0);
  const { make, finish } = making();
  const made = pages.make('one', make);
  pages.forget();
  finish(page('one'));
  expect(await made).toEqual(page('one'));
  expect(pages.find('one')).toBeUndefined();
});

test('what was read before all were forgotten is not kept, however late it is ready', () => {
  const pages = createRenderedPages(() => 0);
  const keep = pages.begin();
  pages.forget();
  keep('one', page('one'));
  expect(pages.find('one')).toBeUndefined();
  pages.begin()('one', page('one'));
  expect(pages.find('one')).toMatchObject(page('one'));
});

test('what could not be made is asked for anew', async () => {
  const pages = createRenderedPages(() => 0);
  await expect(pages.make('one', () => Promise.reject(new Error('no store')))).rejects.toThrow('no store');
  expect(pages.find('one')).toBeUndefined();
  await pages.make('one', async () => undefined);
  expect(pages.find('one')).toBeUndefined();
});

test('a page is kept for half an hour, so that its link is good for as long', async () => {
  let now = 0;
  const pages = createRenderedPages(() => now);
  await pages.make('one', async () => page('one'));
  now = 30 * MINUTE_MS;
  expect(pages.find('one')).toBeUndefined();
});
