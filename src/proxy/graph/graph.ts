import { randomUUID } from 'node:crypto';
import { request, type Dispatcher } from 'undici';
import { isGuid } from '#base/guid';
import { ProxyError } from '../errors.ts';
import type { Connection } from './connection.ts';
import type { JsonObject } from './json.ts';
import { readAnswer, type OnNextLink } from './read-answer.ts';
import { readRetryAfter } from './retry-after.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** Gives the app-only token; `fresh` asks for a new one because Graph refused the old. */
export type AppToken = (options: { readonly fresh: boolean }) => Promise<string>;

export type GraphAnswer = {
  readonly json: JsonObject;
  readonly bytes: number;
  /** Graph's own id of the request, which Microsoft's support asks for. */
  readonly requestId: string | undefined;
};

/** Asks Graph once. The URL is one of ours or a checked nextLink. */
export type Graph = {
  get(
    url: string,
    options: {
      readonly pageSize?: number;
      readonly signal: AbortSignal;
      readonly onNextLink?: OnNextLink | undefined;
    },
  ): Promise<GraphAnswer>;
};

type Options = {
  readonly connection: Connection;
  readonly appToken: AppToken;
  readonly now: () => number;
};

/** Throws UpstreamFailure, or the signal's reason when the caller gave up. */
export const createGraph = ({ connection, appToken, now }: Options): Graph => {
  const send = async (
    url: string,
    pageSize: number | undefined,
    fresh: boolean,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> => {
    const token = await appToken({ fresh }).catch((cause: unknown) => {
      throw new UpstreamFailure('upstream-auth', { again: 'no', cause });
    });
    const page = pageSize === undefined ? '' : `odata.maxpagesize=${pageSize}, `;
    return request(url, {
      dispatcher: connection.current,
      signal,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'accept-encoding': 'gzip, br, deflate',
        prefer: `${page}include-unknown-enum-members, omit-values=nulls`,
        'client-request-id': randomUUID(),
      },
    });
  };

  const attempt = async (
    url: string,
    pageSize: number | undefined,
    signal: AbortSignal,
    onNextLink: OnNextLink | undefined,
  ): Promise<GraphAnswer> => {
    const first = await send(url, pageSize, false, signal);
    const response = first.statusCode === 401 ? await sendAgain(first) : first;
    const upstream = upstreamOf(response);
    if (response.statusCode !== 200) {
      await response.body.dump();
      if (response.statusCode === 503 || response.statusCode === 504) connection.renew();
      throw refusal(response, now());
    }
    const { json, bytes } = await readAnswer(response.body, response.headers, upstream, onNextLink);
    return { json, bytes, requestId: upstream.requestId };

    async function sendAgain(refused: Dispatcher.ResponseData): Promise<Dispatcher.ResponseData> {
      await refused.body.dump();
      return send(url, pageSize, true, signal);
    }
  };

  return {
    get: async (url, { pageSize, signal, onNextLink }) => {
      try {
        return await attempt(
          url,
          pageSize,
          AbortSignal.any([signal, AbortSignal.timeout(connection.attemptMs)]),
          onNextLink,
        );
      } catch (cause) {
        signal.throwIfAborted();
        if (cause instanceof UpstreamFailure || cause instanceof ProxyError) throw cause;
        throw new UpstreamFailure(isTimeout(cause) ? 'upstream-timeout' : 'upstream-error', {
          again: 'yes',
          cause,
        });
      }
    },
  };
};

const isTimeout = (cause: unknown): boolean =>
  cause instanceof Error && /Timeout/.test(`${cause.name} ${'code' in cause ? String(cause.code) : ''}`);

const headerOf = ({ headers }: Dispatcher.ResponseData, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const upstreamOf = (
  response: Dispatcher.ResponseData,
): { readonly status: number; readonly requestId?: string } => {
  const requestId = headerOf(response, 'request-id');
  return requestId !== undefined && isGuid(requestId)
    ? { status: response.statusCode, requestId }
    : { status: response.statusCode };
};

/** What a status other than 200 means, and whether asking again can help. */
const refusal = (response: Dispatcher.ResponseData, nowMs: number): UpstreamFailure => {
  const upstream = upstreamOf(response);
  const retryAfterMs = readRetryAfter(headerOf(response, 'retry-after'), nowMs);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  switch (response.statusCode) {
    case 401:
      return new UpstreamFailure('upstream-auth', { again: 'no', upstream });
    case 403:
      return new UpstreamFailure('upstream-forbidden', { again: 'no', upstream });
    case 404:
      return new UpstreamFailure('call-record-not-found', { again: 'no', upstream });
    case 429:
    case 509:
      return new UpstreamFailure('upstream-throttled', {
        again: 'yes',
        ...wait,
        upstream,
        throttled: scopeOf(response),
      });
    case 408:
      return new UpstreamFailure('upstream-timeout', { again: 'yes', ...wait, upstream });
    case 503:
      return new UpstreamFailure('upstream-unavailable', { again: 'yes', ...wait, upstream });
    case 500:
    case 502:
    case 504:
      return new UpstreamFailure('upstream-error', { again: 'yes', ...wait, upstream });
    default:
      return new UpstreamFailure(response.statusCode >= 500 ? 'upstream-error' : 'upstream-rejected', {
        again: 'no',
        upstream,
      });
  }
};

/** `x-ms-throttle-scope` reads like `Tenant_Application/ReadWrite/…`: then the limit is not this record's alone. */
const scopeOf = (response: Dispatcher.ResponseData): 'record' | 'everything' =>
  /tenant|application/i.test(headerOf(response, 'x-ms-throttle-scope') ?? '') ? 'everything' : 'record';
