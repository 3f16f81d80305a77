import { expect, test } from 'vitest';
import { ApiError } from './ApiError.ts';
import { createApi } from './client.ts';

type Answer = { readonly status?: number; readonly body?: string; readonly headers?: Record<string, string> };

/** A server that gives its answers in turn, and what it was asked. */
const serverOf = (...answers: readonly (Answer | Error)[]) => {
  const asked: { url: string; headers: Headers }[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    const answer = answers[asked.length];
    asked.push({ url: typeof url === 'string' ? url : '', headers: new Headers(init?.headers) });
    if (answer instanceof Error) throw answer;
    return new Response(answer?.body ?? '{}', {
      status: answer?.status ?? 200,
      headers: answer?.headers ?? {},
    });
  };
  return { fetch, asked };
};

const apiOn = (fetch: typeof globalThis.fetch) => {
  const refused: string[] = [];
  const api = createApi({
    fetch,
    origin: 'https://earshot.test',
    graphVersion: 'v1.0',
    token: {
      get: async () => 'first',
      renew: async (token) => {
        refused.push(token);
        return 'second';
      },
    },
  });
  return { api, refused };
};

const errorOf = async (asking: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await asking.catch((thrown: unknown) => thrown);
  if (error instanceof ApiError) return error;
  throw new Error(`no ApiError but ${String(error)}`);
};

test('a request bears the token and the preference, and gives the parsed body', async () => {
  const { fetch, asked } = serverOf({ body: '{"value":[1]}' });
  const answer = await apiOn(fetch).api.getJson('/graph/x', { prefer: 'odata.maxpagesize=5' });
  expect(answer).toEqual({ value: [1] });
  expect(asked[0]?.url).toBe('https://earshot.test/graph/x');
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer first');
  expect(asked[0]?.headers.get('prefer')).toBe('odata.maxpagesize=5');
});

test('a refused token is renewed once and the request sent again', async () => {
  const { fetch, asked } = serverOf({ status: 401, body: '{"code":"invalid-token"}' }, { body: '{"a":1}' });
  const { api, refused } = apiOn(fetch);
  expect(await api.getJson('/x')).toEqual({ a: 1 });
  expect(refused).toEqual(['first']);
  expect(asked[1]?.headers.get('authorization')).toBe('Bearer second');
});

test('a second refusal is an answer and no reason for a third try', async () => {
  const refusal = { status: 401, body: '{"code":"invalid-token"}' };
  const { fetch, asked } = serverOf(refusal, refusal, {});
  expect((await errorOf(apiOn(fetch).api.getJson('/x'))).code).toBe('invalid-token');
  expect(asked).toHaveLength(2);
});

test('the token goes to no other origin', async () => {
  const { fetch, asked } = serverOf({});
  const { api } = apiOn(fetch);
  expect((await errorOf(api.getJson('https://elsewhere.test/x'))).code).toBe('unreadable');
  expect((await errorOf(api.getJson('//elsewhere.test/x'))).code).toBe('unreadable');
  expect(asked).toEqual([]);
});

test('a refusal becomes an error with all that its body says', async () => {
  const { fetch } = serverOf({
    status: 503,
    body: '{"code":"upstream-throttled","requestId":"r1","retryAfterSeconds":7,"upstream":{"status":429}}',
  });
  const error = await errorOf(apiOn(fetch).api.getJson('/x'));
  expect(error).toMatchObject({
    code: 'upstream-throttled',
    status: 503,
    requestId: 'r1',
    retryAfterSeconds: 7,
    upstreamStatus: 429,
  });
});

test('a refusal without a body of ours is told by its status and headers', async () => {
  const { fetch } = serverOf({
    status: 503,
    body: '<h1>Service unavailable</h1>',
    headers: { 'retry-after': '12', 'x-request-id': 'r2' },
  });
  const error = await errorOf(apiOn(fetch).api.getJson('/x'));
  expect(error).toMatchObject({ code: 'overloaded', requestId: 'r2', retryAfterSeconds: 12 });
});

test('no answer at all is offline', async () => {
  const { fetch } = serverOf(new TypeError('Failed to fetch'));
  expect((await errorOf(apiOn(fetch).api.getJson('/x'))).code).toBe('offline');
});

test('an answer that is no JSON is unreadable', async () => {
  const { fetch } = serverOf({ body: '{"value":[', headers: { 'x-request-id': 'r3' } });
  const error = await errorOf(apiOn(fetch).api.getJson('/x'));
  expect(error).toMatchObject({ code: 'unreadable', requestId: 'r3' });
});

test('a request that was called off is no failure of the network', async () => {
  const { fetch } = serverOf(new DOMException('called off', 'AbortError'));
  await expect(apiOn(fetch).api.getJson('/x')).rejects.toThrow('called off');
});

test('whole numbers beyond what a double holds come as they were sent', async () => {
  const { fetch } = serverOf({ body: '{"version":9223372036854775807,"read":60}' });
  const { api } = apiOn(fetch);
  expect(await api.getJson('/graph')).toEqual({ version: '9223372036854775807', read: 60 });
});
