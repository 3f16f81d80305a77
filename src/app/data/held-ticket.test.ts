import { afterEach, expect, test } from 'vitest';
import { forgetTicket, heldTicket, holdTicket } from './held-ticket.ts';

afterEach(forgetTicket);

test('the words that found a call are held for that call alone', () => {
  holdTicket('8F2C41D7-0000', ' Anna, yesterday about 14:10,\n people sounded robotic ');
  expect(heldTicket('8f2c41d7-0000')).toBe('Anna, yesterday about 14:10, people sounded robotic');
  expect(heldTicket('another')).toBeUndefined();
});

test('an id or a link alone is no ticket, and replaces the one before', () => {
  holdTicket('a', 'Anna heard nothing at all');
  holdTicket('a', '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1');
  expect(heldTicket('a')).toBeUndefined();
});
