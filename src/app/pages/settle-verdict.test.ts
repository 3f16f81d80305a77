import { expect, test } from 'vitest';
import type { FindingView, Verdict } from '#report/verdict/verdict';
import { acceptNewer, settleVerdict } from './settle-verdict.ts';

const finding = (key: string, sentence = key): FindingView => ({
  key,
  rule: key,
  code: 'N1',
  title: key,
  confidence: 'likely',
  confidenceWord: 'Likely',
  proofs: '',
  sentence,
  parts: [],
  receipts: [],
  against: [],
  next: '',
  people: [],
});
const verdict = (main: FindingView, ...others: readonly FindingView[]): Verdict => ({
  main,
  others,
  all: [main, ...others],
  previous: undefined,
});
const reading = { question: 'cqd', isComplete: false };

test('the first verdict stands at once', () => {
  const first = verdict(finding('wifi'));
  expect(settleVerdict(undefined, first, reading)).toMatchObject({ shown: first, newer: undefined });
});

test('while pages arrive another cause waits, and comes when asked for, with what it was before', () => {
  const held = settleVerdict(undefined, verdict(finding('wifi', 'Weak Wi-Fi.')), reading);
  const other = verdict(finding('udp'));
  const waiting = settleVerdict(held, other, reading);
  expect(waiting).toMatchObject({ shown: held.shown, newer: other });
  expect(acceptNewer(waiting)).toMatchObject({ shown: other, newer: undefined, before: 'Weak Wi-Fi.' });
});

test('the same causes take new numbers in their place', () => {
  const held = settleVerdict(undefined, verdict(finding('udp', '3 of 3')), reading);
  const grown = verdict(finding('udp', '6 of 7'));
  expect(settleVerdict(held, grown, reading)).toMatchObject({
    shown: grown,
    newer: undefined,
    before: undefined,
  });
});

test('once everything is read the last verdict stands, and says what it was before', () => {
  const held = settleVerdict(undefined, verdict(finding('wifi', 'Weak Wi-Fi.')), reading);
  const last = verdict(finding('udp'));
  expect(settleVerdict(held, last, { ...reading, isComplete: true })).toMatchObject({
    shown: last,
    before: 'Weak Wi-Fi.',
  });
});

test('other limits or another ticket are answered at once', () => {
  const held = settleVerdict(undefined, verdict(finding('wifi')), reading);
  const other = verdict(finding('udp'));
  expect(settleVerdict(held, other, { question: 'ours', isComplete: false })).toMatchObject({
    shown: other,
    before: undefined,
  });
});

test('asked again with nothing new, the very same object comes back', () => {
  const first = verdict(finding('wifi'));
  const held = settleVerdict(undefined, first, reading);
  expect(settleVerdict(held, first, reading)).toBe(held);
  const waiting = settleVerdict(held, verdict(finding('udp')), reading);
  expect(settleVerdict(waiting, waiting.newer ?? first, reading)).toBe(waiting);
});
