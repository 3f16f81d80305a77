import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { ProxyError, toProblem } from './errors.ts';
import type { Limits } from './limits/limits.ts';
import { API_RESPONSE, EVERY_RESPONSE } from './headers.ts';

/** Node keeps the first of these when they are repeated, without a word. */
const SINGLE = ['host', 'authorization', 'content-type'];

/**
 * Refuses what only the raw request shows: repeated headers, odd transfer codings, a body on GET, and targets
 * that one reader could take for one path and another reader for another.
 */
export const refuseOddRequest =
  (limits: Limits) =>
  async (request: FastifyRequest): Promise<void> => {
    refuseOddHeaders(request.raw.rawHeaders, limits.LIMIT_HEADERS);
    refuseOddTarget(request.originalUrl, limits.LIMIT_URL_BYTES);
    const { method, headers } = request;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (hasBody && (method === 'GET' || method === 'HEAD')) throw new ProxyError('invalid-input');
  };

const refuseOddHeaders = (rawHeaders: readonly string[], most: number): void => {
  if (rawHeaders.length / 2 > most) throw new ProxyError('invalid-input', { status: 431 });
  const met = new Set<string>();
  for (const [place, text] of rawHeaders.entries()) {
    if (place % 2 === 1) continue;
    const name = text.toLowerCase();
    const isRepeated = SINGLE.includes(name) && met.has(name);
    const isOddCoding = name === 'transfer-encoding' && rawHeaders[place + 1]?.toLowerCase() !== 'chunked';
    if (isRepeated || isOddCoding) throw new ProxyError('invalid-input');
    met.add(name);
  }
  if (!met.has('host')) throw new ProxyError('invalid-input');
};

/** Throws for a request target that is too long, not in origin form, or written to be read in two ways. */
export const refuseOddTarget = (target: string, maxBytes: number): void => {
  if (target.length > maxBytes) throw new ProxyError('invalid-input', { status: 414 });
  const path = target.split('?', 1)[0] ?? '';
  const isOdd =
    !path.startsWith('/') ||
    path.includes('//') ||
    /%2f|%5c|\\/i.test(path) ||
    /%[01][0-9a-f]|%7f|#|[^!-~]/i.test(target) ||
    /\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path) ||
    !isUtf8(target);
  if (isOdd) throw new ProxyError('invalid-input');
};

const isUtf8 = (target: string): boolean => {
  if (!target.includes('%')) return true;
  try {
    decodeURIComponent(target);
    return true;
  } catch {
    return false;
  }
};

const STATUS_OF_PARSER: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What Node's parser could not read never becomes a request: the problem goes straight to the socket. */
export const answerBrokenRequest = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const status = STATUS_OF_PARSER[error.code ?? ''] ?? 400;
  const body = JSON.stringify(toProblem(new ProxyError('invalid-input', { status }), requestId));
  const headers = {
    ...EVERY_RESPONSE,
    ...API_RESPONSE,
    'x-request-id': requestId,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n'));
};
