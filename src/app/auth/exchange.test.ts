import { expect, test } from 'vitest';
import type { AppSettings } from '#contract/me';
import { ApiError } from '../data/ApiError.ts';
import { createExchange } from './exchange.ts';

const settings: AppSettings = {
  version: '0.1.0',
  graphVersion: 'v1.0',
  identityDays: 28,
  audience: 'https://earshot.test/api',
  signIn: { clientId: 'spa', authority: 'https://login.test/t', scope: 'api://x/access_as_user' },
};

const granted = {
  status: 200,
  body: { access_token: 'p1', expires_in: 300, token_type: 'Bearer', scope: 'callquality.read' },
};
const refusedWith = (code: string, status = 400) => ({
  status,
  body: { error: 'invalid_request', code, requestId: 'r1' },
});

const exchangeOn = (...answers: readonly { status: number; body: unknown }[]) => {
  const forms: URLSearchParams[] = [];
  const subjects: boolean[] = [];
  const exchange = createExchange({
    settings,
    fetch: async (_, init) => {
      const answer = answers[forms.length];
      forms.push(init?.body instanceof URLSearchParams ? init.body : new URLSearchParams());
      return Response.json(answer?.body, { status: answer?.status ?? 500 });
    },
    subjectToken: async ({ fresh }) => {
      subjects.push(fresh);
      return fresh ? 'fresh token' : 'token';
    },
  });
  return { exchange, forms, subjects };
};

test('the form is that of RFC 8693', async () => {
  const { exchange, forms } = exchangeOn(granted);
  expect(await exchange()).toEqual({ accessToken: 'p1', expiresInSeconds: 300, scope: 'callquality.read' });
  expect(Object.fromEntries(forms[0] ?? [])).toEqual({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: 'token',
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    audience: 'https://earshot.test/api',
    client_id: 'spa',
  });
});

test.each(['subject_token_too_old', 'subject_token_expired'])(
  '%s is answered with a fresh token, once',
  async (code) => {
    const mended = exchangeOn(refusedWith(code), granted);
    expect((await mended.exchange()).accessToken).toBe('p1');
    expect(mended.subjects).toEqual([false, true]);

    const stubborn = exchangeOn(refusedWith(code), refusedWith(code), granted);
    await expect(stubborn.exchange()).rejects.toMatchObject({ code: 'sign-in-refused', reason: code });
    expect(stubborn.forms).toHaveLength(2);
  },
);

test('no role is an error of its own, with the request to quote', async () => {
  const { exchange, subjects } = exchangeOn(refusedWith('role_required'));
  await expect(exchange()).rejects.toMatchObject({ code: 'role-required', requestId: 'r1' });
  expect(subjects).toEqual([false]);
});

test('an unacceptable token is not offered again', async () => {
  const { exchange, forms } = exchangeOn(refusedWith('subject_token_invalid'), granted);
  await expect(exchange()).rejects.toMatchObject({ code: 'sign-in-refused' });
  expect(forms).toHaveLength(1);
});

test('a busy endpoint says when to come back', async () => {
  const { exchange } = exchangeOn({
    status: 429,
    body: { error: 'temporarily_unavailable', code: 'rate-limited', retryAfterSeconds: 9 },
  });
  await expect(exchange()).rejects.toMatchObject({ code: 'rate-limited', retryAfterSeconds: 9 });
});

test('a grant without a token is unreadable', async () => {
  const { exchange } = exchangeOn({ status: 200, body: { token_type: 'Bearer' } });
  await expect(exchange()).rejects.toBeInstanceOf(ApiError);
});
