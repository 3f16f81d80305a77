import { expect, test } from 'vitest';
import { strongPart } from './strong-part.ts';

test.each([
  ['sent loss', '11.8 %', ['sent loss ', '11.8 %', '']],
  ['Wi-Fi', '34 %, 2.4 GHz', ['Wi-Fi ', '34 %', ', 2.4 GHz']],
  ['Lee Gu heard loss', 'avg 0.9 %, max 18.0 %', ['Lee Gu heard loss ', 'avg 0.9 %, max 18.0 %', '']],
  ['4 of 5 poor ratings tick Distorted sound', '', ['', '4 of 5', ' poor ratings tick Distorted sound']],
  ['Abbie to Owen: 0 of 3 audio tests measured', '', ['Abbie to Owen: ', '0 of 3', ' audio tests measured']],
  ['Owen to Abbie: no stream in the record', '', ['Owen to Abbie: ', 'no stream', ' in the record']],
  [
    '25.5 s long, short calls often come without a report',
    '',
    ['', '25.5 s', ' long, short calls often come without a report'],
  ],
  ['Internal 38 ticks Distorted sound', '', ['Internal 38 ticks Distorted sound', '', '']],
])('%s %s', (label, value, parts) => {
  expect(strongPart(label, value)).toEqual(parts);
});
