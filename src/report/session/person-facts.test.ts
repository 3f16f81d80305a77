import { expect, test } from 'vitest';
import { CQD_LIMITS } from '#quality/limit-sets';
import { personFacts } from './person-facts.ts';
import { audioOf, joinedAs, rowOf, streamOf } from '../testing.ts';

const ana = rowOf(
  joinedAs(
    'ana',
    ['14:00:00', '14:30:00'],
    [
      {
        ...audioOf(streamOf('callerToCallee', { loss: 0.118, jitterMs: 41, packets: 96_412 })),
        callerNetwork: {
          connectionType: 'wifi',
          wifiSignalStrength: 34,
          reflexiveIPAddress: '198.51.100.24',
        },
      },
    ],
  ),
);
const lines = personFacts(ana, { zone: 'UTC', limits: CQD_LIMITS, level: 'identity' }).split('\n');

test('says who, when, how both directions were, every reading and the way', () => {
  expect(lines[0]).toBe('ana');
  expect(lines[1]).toContain('14:00:00–14:30:00, 30 min 0 s');
  expect(lines[2]).toBe('Sent poorly: loss and jitter past the CQD limit (loss 11.8 %, jitter 41 ms)');
  expect(lines[3]).toBe('Heard: no data, nothing in the record for this direction');
  expect(lines[4]).toBe('Audio sent: loss 11.8 %, jitter 41 ms, packets 96,412');
  expect(lines.find((line) => line.startsWith('Path: '))).toMatch(
    /signal 34 % ≈ −83 dBm.* → 198\.51\.100\.24/,
  );
});

test('ends with the place in the JSON, so that anybody can look it up', () => {
  expect(lines.at(-1)).toBe('sessions[0], id session-ana-14:00:00');
});
