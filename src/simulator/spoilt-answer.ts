import type { ServerResponse } from 'node:http';
import { setInterval as every } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { SpoiltKind } from './faults.ts';

/** An answer as it would have been. */
type Answer = {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Path and query of the request. */
  readonly url: string;
};

/** Far more than the 16 MiB that a page may have, in 64 kB of gzip. */
const BOMB_BYTES = 64 * 2 ** 20;
const TOO_LARGE_BYTES = 17 * 2 ** 20;
const TOO_DEEP = 100;
const BYTE_EVERY_MS = 250;

/** Sends an answer that goes wrong on its way. Resolves when nothing more will come of it. */
export const sendSpoilt = async (
  kind: SpoiltKind,
  response: ServerResponse,
  answer: Answer,
): Promise<void> => {
  const { body, headers, url } = answer;
  const half = body.slice(0, Math.floor(body.length * 0.6));
  const send = (
    status: number,
    text: string | Buffer,
    changed: Readonly<Record<string, string>> = {},
  ): void => {
    const length = { 'content-length': String(Buffer.byteLength(text)) };
    response.writeHead(status, { ...headers, ...length, ...changed }).end(text);
  };
  switch (kind) {
    case 'reset':
      response.destroy();
      return;
    case 'resetInBody':
      await begin(response, headers, half);
      response.destroy();
      return;
    case 'truncated':
      await begin(response, { ...headers, 'content-length': String(Buffer.byteLength(body)) }, half);
      response.socket?.end();
      return;
    case 'silent':
      return gone(response);
    case 'stalled':
      await begin(response, headers, half);
      return gone(response);
    case 'slowBytes':
      return dribble(response, headers, body);
    case 'brokenJson':
      return send(200, half);
    case 'wrongType':
      return send(200, body, { 'content-type': 'text/plain;charset=utf-8' });
    case 'html':
      return send(200, HTML, { 'content-type': 'text/html;charset=utf-8' });
    case 'errorBody':
      return send(200, JSON.stringify({ error: { code: 'UnknownError', message: '' } }));
    case 'emptyBody':
      return send(200, '');
    case 'tooDeep':
      return send(200, body.replace('{', `{"@odata.deep":${'['.repeat(TOO_DEEP)}${']'.repeat(TOO_DEEP)},`));
    case 'tooLarge':
      return send(200, body + ' '.repeat(TOO_LARGE_BYTES));
    case 'bomb':
      return send(200, Buffer.concat([blanks(), gzipSync(body)]), { 'content-encoding': 'gzip' });
    case 'doubleCoding':
      return send(200, gzipSync(gzipSync(body)), { 'content-encoding': 'gzip, gzip' });
    // On this very host, so that a client that follows is seen.
    case 'redirect':
      return send(307, '', { location: `/moved${url}` });
  }
};

const HTML =
  '<!doctype html><title>Service unavailable</title><h1>Our services are not available right now</h1>';

let packedBlanks: Buffer | undefined;
/** Made once: gzip members may be laid end to end. */
const blanks = (): Buffer => (packedBlanks ??= gzipSync(Buffer.alloc(BOMB_BYTES, ' ')));

const begin = (response: ServerResponse, headers: Answer['headers'], text: string): Promise<void> =>
  new Promise((resolve) => {
    response.writeHead(200, headers);
    response.write(text, () => resolve());
  });

/** Until the client has given up. */
const gone = (response: ServerResponse): Promise<void> =>
  response.destroyed ? Promise.resolve() : new Promise((resolve) => response.once('close', resolve));

/** A byte now and then: never idle for long, and never done in time. */
const dribble = async (response: ServerResponse, headers: Answer['headers'], body: string): Promise<void> => {
  await begin(response, headers, '');
  const bytes = Buffer.from(body);
  let at = 0;
  for await (const _tick of every(BYTE_EVERY_MS)) {
    if (response.destroyed || at >= bytes.length) break;
    response.write(bytes.subarray(at, (at += 1)));
  }
  response.end();
};
