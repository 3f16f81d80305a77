import { expect, test } from 'vitest';
import { hasSignInTraces } from './sign-in-traces.ts';

test('a tab in which nobody signed in has no traces', () => {
  expect(hasSignInTraces([], 'https://earshot.example/calls')).toBe(false);
  expect(hasSignInTraces(['other', 'my.msal.note'], 'https://earshot.example/calls?code-of-call=1')).toBe(
    false,
  );
});

test('what MSAL keeps is a trace, also of a sign-in that is under way', () => {
  expect(hasSignInTraces(['msal.interaction.status'], 'https://earshot.example/')).toBe(true);
});

test('an answer of Microsoft’s is read even where the browser has forgotten what was asked', () => {
  expect(hasSignInTraces([], 'https://earshot.example/#code=0.A&state=x')).toBe(true);
  expect(hasSignInTraces([], 'https://earshot.example/#state=x&error=access_denied')).toBe(true);
});
