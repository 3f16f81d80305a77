import { expect, test } from 'vitest';
import { diagnose } from '#quality/diagnose';
import { audioOf, joinedAs, sessionsOf, streamOf } from '../testing.ts';
import { topCause } from './top-cause.ts';

const weak = (person: string, signal: number) =>
  joinedAs(
    person,
    ['14:00:00', '14:30:00'],
    [
      {
        ...audioOf(streamOf('callerToCallee', { loss: 0.118, jitterMs: 41, packets: 96_412 })),
        callerNetwork: { connectionType: 'wifi', wifiSignalStrength: signal, wifiBand: 'frequency24GHz' },
      },
    ],
  );

test('one person’s cause bears their name', () => {
  expect(topCause(diagnose(sessionsOf(weak('ana', 34))))).toEqual({
    rule: 'weak-wifi',
    title: 'Weak Wi-Fi signal',
    confidence: 'likely',
    confidenceWord: 'Likely',
    words: 'Weak Wi-Fi signal, ana',
  });
});

test('a cause of several says how many', () => {
  const cause = topCause(diagnose(sessionsOf(weak('ana', 34), weak('ben', 30), weak('cas', 31))));
  expect(cause?.words).toMatch(/, 3 people$/);
});

test('where nothing was found there is no cause', () => {
  expect(topCause(diagnose(sessionsOf(joinedAs('ana', ['14:00:00', '14:30:00']))))).toBeUndefined();
  expect(topCause(diagnose([]))).toBeUndefined();
});
