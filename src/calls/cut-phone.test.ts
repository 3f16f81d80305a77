import { expect, test } from 'vitest';
import { cutPhone, cutPhonesInside, isPhoneNumber } from './cut-phone.ts';

test.each([
  ['+358405550123', '+358405550•••'],
  ['+358 40 555 0123', '+358 40 555 0•••'],
  ['+358 (40) 555-01-23', '+358 (40) 555-0•-••'],
  ['tel:+358405550123', 'tel:+358405550•••'],
  ['+358405550123@gateway.example.com', '+358405550•••@gateway.example.com'],
  ['+35840555****', '+35840•••****'],
  ['(425) 555-0123', '(425) 555-0•••'],
  ['+(358) 405550123', '+(358) 405550•••'],
  ['040/5550123', '040/5550•••'],
])('%s is shown as %s', (number, shown) => {
  expect(cutPhone(number)).toBe(shown);
});

test.each([
  'Anna Lidman',
  'anna.lidman@contoso.com',
  '11110000-0000-0000-0000-000000000001',
  '8:orgid:1234567',
  'Room 4711',
])('%s is no phone number', (text) => {
  expect(isPhoneNumber(text)).toBe(false);
});

test.each([
  ['Anna 0405550123', 'Anna 0405550•••'],
  ['Anna; 0405550123', 'Anna; 0405550•••'],
  ['12', '••'],
  ['Anna Lidman', 'Anna Lidman'],
  ['11110000-0000-0000-0000-000000000001', '11110000-0000-0000-0000-000000000001'],
])('where a number should stand, %s is shown as %s', (text, shown) => {
  expect(cutPhone(text)).toBe(shown);
});

test('only international numbers are cut inside a text', () => {
  expect(cutPhonesInside('ring +358 40 555 0123 or 4711, build 1.0+20260801')).toBe(
    'ring +358 40 555 0••• or 4711, build 1.0+20260801',
  );
});

test('what was cut stays as it is when it is cut once more', () => {
  const numbers = ['+358405550123', '+358 (40) 555-01-23', '+358405550123@gw.example.com', '12345 67'];
  for (const number of numbers) expect(cutPhone(cutPhone(number))).toBe(cutPhone(number));
  expect(cutPhone('+358405550••• (2)')).toBe('+358405550••• (2)');
  const inside = cutPhonesInside('ring +358 40 555 0123');
  expect(cutPhonesInside(inside)).toBe(inside);
});

test('three dots elsewhere hide nothing', () => {
  expect(cutPhone('••• 0405550123')).toBe('••• 0405550•••');
});
