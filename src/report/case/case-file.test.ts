import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { err, ok } from '#base/result';
import { epochMs } from '#base/units';
import { readCaseFile, writeCaseFile, type CaseFile } from './case-file.ts';
import { CASE_PLACE, findCaseData, looksLikeHtml, putCaseInto } from './case-html.ts';

const VIEWER = `<!doctype html><title>Earshot</title><body>${CASE_PLACE}<script>view()</script></body>`;

const CASE: CaseFile = {
  made: { at: epochMs(Date.parse('2026-11-24T10:15:00.250Z')), by: 'Earshot 0.1.0' },
  record: { id: '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1', version: '9223372036854775807' },
  read: { sessions: 180, expected: 240, isComplete: false },
  fieldLevel: 'metrics',
  view: 'f=rated-poor&sort=-rated&t=1787000000000-1787000600000&at=1787000300000&tz=utc',
  zone: 'Europe/Helsinki',
  ticket: 'Could not hear Anna',
  bodies: { record: 'H4sIAAAA', participants: ['H4sIBBBB'], sessions: ['H4sICCCC', 'H4sIDDDD'] },
};

const fileOf = (file: CaseFile): string => putCaseInto(VIEWER, writeCaseFile(file)).join('');

const readFile = (html: string) => {
  const data = findCaseData(html);
  return data.kind === 'err' ? data : readCaseFile(data.value);
};

/** Any text, and often one that means something in HTML, JSON or JavaScript. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc
    .array(
      fc.constantFrom(
        '</script>',
        '<!--',
        '-->',
        '<script type="application/json" id="earshot-case">',
        '\u2028',
        '\u2029',
        '\uFEFF',
        '"',
        '\\',
        '\\u003c',
        '<![CDATA[',
        CASE_PLACE,
        '𝓐',
        '\u202E',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((pieces) => pieces.join('').slice(0, 90)),
);
const someText = anyText.filter((text) => text !== '');

const anyCase: fc.Arbitrary<CaseFile> = fc.record({
  made: fc.record({
    at: fc.integer({ min: 0, max: 4_000_000_000_000 }).map(epochMs),
    by: someText,
  }),
  record: fc.record({ id: someText, version: fc.option(someText, { nil: undefined }) }),
  read: fc.record({
    sessions: fc.nat(),
    expected: fc.option(fc.nat(), { nil: undefined }),
    isComplete: fc.boolean(),
  }),
  fieldLevel: fc.constantFrom('metrics', 'identity'),
  view: anyText,
  zone: fc.constantFrom('UTC', 'Europe/Helsinki', 'Asia/Kolkata'),
  ticket: fc.option(someText, { nil: undefined }),
  bodies: fc.record({
    record: fc.option(someText, { nil: undefined }),
    participants: fc.array(someText, { maxLength: 3 }),
    sessions: fc.array(someText, { maxLength: 5 }),
  }),
});

test('a case of any texts comes back as it was, and its data never ends the script that it stands in', () => {
  fc.assert(
    fc.property(anyCase, (file) => {
      const data = writeCaseFile(file);
      expect(data).not.toContain('<');
      expect(readFile(fileOf(file))).toEqual(ok(file));
    }),
    { numRuns: 500 },
  );
});

test('the data is the only thing between the viewer’s two halves', () => {
  const hostile = '</script><script>alert(1)</script><!--';
  const html = fileOf({ ...CASE, view: hostile, record: { id: hostile, version: hostile } });
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html.match(/<\/script>/g)).toHaveLength(2);
  expect(html).not.toContain('<!--');
});

test('a hundred thousand sessions in portions are read again', () => {
  const portion = 'H4sI'.repeat(30_000);
  const sessions = Array.from({ length: 417 }, () => portion);
  const file = { ...CASE, bodies: { ...CASE.bodies, sessions } };
  const found = readFile(fileOf(file));
  expect(found).toMatchObject({ kind: 'ok' });
  expect(found.kind === 'ok' && found.value.bodies.sessions.length).toBe(417);
});

describe('what is no case file says why', () => {
  const data = writeCaseFile(CASE);

  test.each([
    ['another page', '<!doctype html><p>hello', 'a page, but no case file of Earshot'],
    ['the viewer alone', VIEWER, 'a page, but no case file of Earshot'],
    ['data that is there twice', fileOf(CASE) + fileOf(CASE), 'it holds data twice, which no case file does'],
    ['a file cut off in its data', fileOf(CASE).slice(0, 300), 'its data is cut off'],
  ])('%s', (_what, html, reason) => {
    expect(readFile(html)).toEqual(err(reason));
  });

  test.each([
    ['no JSON', data.slice(0, -1), 'its data is damaged: not JSON'],
    ['other JSON', '{"format":"diary"}', 'its data is no call of Earshot'],
    ['a list', '[]', 'its data is no call of Earshot'],
    [
      'a later layout',
      data.replace('"formatVersion":1', '"formatVersion":2'),
      'case format 2, and this is Earshot for case format 1',
    ],
    [
      'no time',
      data.replace('"at"', '"ta"'),
      'its data is damaged: it does not say when and by what it was made',
    ],
    ['no record', data.replace('"id"', '"di"'), 'its data is damaged: it does not say which call it is of'],
    ['no sessions', data.replace('"sessions":["', '"s":["'), 'its data is damaged: it does not say sessions'],
    [
      'no word on masking',
      data.replace('"metrics"', '"everything"'),
      'its data is damaged: it does not say whether names are masked',
    ],
    ['nesting without end', '['.repeat(500_000), 'its data is damaged: not JSON'],
  ])('%s', (_what, text, reason) => {
    expect(readCaseFile(text)).toEqual(err(reason));
  });
});

test('texts longer than a case needs are cut', () => {
  const long = 'x'.repeat(5_000);
  const text = writeCaseFile({ ...CASE, ticket: long, view: long, made: { ...CASE.made, by: long } });
  const file = readCaseFile(text);
  const lengths = file.kind === 'ok' && [file.value.made.by, file.value.view, file.value.ticket ?? ''];
  expect(lengths && lengths.map(({ length }) => length)).toEqual([100, 4_096, 1_024]);
});

test('a time zone that nobody knows is UTC', () => {
  const text = writeCaseFile(CASE).replace('Europe/Helsinki', 'Mars/Olympus');
  expect(readCaseFile(text)).toMatchObject({ value: { zone: 'UTC' } });
});

test('a page is told from JSON by its beginning', () => {
  expect(['<!DOCTYPE html>', '\uFEFF\n<html lang="en">'].every(looksLikeHtml)).toBe(true);
  expect(['{"a":"<html>"}', '', '<svg>'].some(looksLikeHtml)).toBe(false);
});
