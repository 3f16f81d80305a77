import { parseJson } from '#base/json-text';
import { READY_PATH, type GraphVersion } from '#contract/routes';
import { ApiError } from './ApiError.ts';
import { problemOf } from './problem.ts';

/** Hands out the proxy token. `renew` is told which one was refused, so that many callers cost one renewal. */
export type AccessToken = {
  readonly get: () => Promise<string>;
  readonly renew: (refused: string) => Promise<string>;
};

type GetOptions = {
  readonly signal?: AbortSignal;
  /** The Prefer header. Paging keeps the query, but headers are ours to repeat. */
  readonly prefer?: string;
  /** Media types beside JSON that the answer may have. */
  readonly accept?: string;
};

/** An answer's bytes, and what they say they are. */
export type Body = { readonly type: string; readonly bytes: ArrayBuffer };

export type Api = {
  readonly graphVersion: GraphVersion;
  /** The parsed JSON of a path or of a nextLink of this origin, or an ApiError. */
  readonly getJson: (path: string, options?: GetOptions) => Promise<unknown>;
  /** The body of a path as it is, for whoever reads it elsewhere. */
  readonly getBody: (path: string, options?: GetOptions) => Promise<Body>;
  /** Sends JSON to one of our own paths and wants nothing back. */
  readonly postJson: (path: string, body: object) => Promise<void>;
  /** What the server says of itself. It says so without a token, and with status 503 as well. */
  readonly readiness: (signal?: AbortSignal) => Promise<unknown>;
};

type Deps = {
  readonly fetch: typeof fetch;
  readonly token: AccessToken;
  readonly graphVersion: GraphVersion;
  /** Where the token may go, and nowhere else. */
  readonly origin: string;
};

export const createApi = (deps: Deps): Api => ({
  graphVersion: deps.graphVersion,
  getJson: async (path, options) => readAnswer(await get(deps, path, options)),
  getBody: async (path, options) => {
    const response = await get(deps, path, options);
    if (!response.ok) await readAnswer(response);
    const bytes = await reach(() => response.arrayBuffer());
    return { type: response.headers.get('content-type') ?? '', bytes };
  },
  postJson: async (path, body) => {
    const headers = { 'content-type': JSON_TYPE };
    const response = await send(deps, path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) await readAnswer(response);
  },
  readiness: async (signal) => {
    const response = await reach(() => deps.fetch(READY_PATH, signal ? { signal } : {}));
    const body = await jsonOf(response);
    if (body.kind === 'json' && (response.ok || response.status === 503)) return body.value;
    throw problemOf(response.status, response.headers, {});
  },
});

const sameOrigin = (path: string, origin: string): string => {
  const url = URL.parse(path, origin);
  if (url?.origin !== origin) throw new ApiError('unreadable', { reason: 'The next page is elsewhere.' });
  return url.href;
};

type Sent = Omit<RequestInit, 'headers'> & { readonly headers: Readonly<Record<string, string>> };

const get = (deps: Deps, path: string, { signal, prefer, accept }: GetOptions = {}): Promise<Response> => {
  const headers = {
    ...(prefer === undefined ? {} : { prefer }),
    ...(accept === undefined ? {} : { accept: `${accept}, ${JSON_TYPE}` }),
  };
  return send(deps, path, { headers, ...(signal ? { signal } : {}) });
};

const JSON_TYPE = 'application/json';

/** A refused token, after a computer's sleep for instance, is renewed once. */
const send = async (deps: Deps, path: string, sent: Sent): Promise<Response> => {
  const url = sameOrigin(path, deps.origin);
  const attempt = (token: string): Promise<Response> => {
    const headers = { accept: JSON_TYPE, ...sent.headers, authorization: `Bearer ${token}` };
    return reach(() => deps.fetch(url, { ...sent, headers }));
  };
  const token = await deps.token.get();
  const first = await attempt(token);
  return first.status === 401 ? attempt(await deps.token.renew(token)) : first;
};

/** A request without an answer, or one that broke off, is `offline`; one that was called off stays what it is. */
export const reach = async <Answer>(request: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await request();
  } catch (cause) {
    if (cause instanceof TypeError) throw new ApiError('offline', { cause });
    throw cause;
  }
};

export const readAnswer = async (response: Response): Promise<unknown> => {
  const body = await jsonOf(response);
  if (!response.ok)
    throw problemOf(response.status, response.headers, body.kind === 'json' ? body.value : {});
  if (body.kind === 'json') return body.value;
  throw new ApiError('unreadable', {
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    reason: 'The answer is no JSON.',
    cause: body.cause,
  });
};

type JsonBody =
  { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'other'; readonly cause: unknown };

const jsonOf = async (response: Response): Promise<JsonBody> => {
  try {
    return { kind: 'json', value: parseJson(await response.text()) };
  } catch (cause) {
    if (cause instanceof SyntaxError) return { kind: 'other', cause };
    // The connection broke in mid-body.
    if (cause instanceof TypeError) throw new ApiError('offline', { cause });
    throw cause;
  }
};
