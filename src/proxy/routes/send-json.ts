import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const zip = promisify(gzip);
const WORTH_ZIPPING_BYTES = 1_024;

export const acceptsGzip = (request: FastifyRequest): boolean =>
  /(^|,)\s*gzip\s*(,|$|;(?!\s*q=0(\.0+)?\s*(,|$)))/i.test(String(request.headers['accept-encoding'] ?? ''));

/** A body as gzip. Fast rather than small: most pages are zipped once and read a few times. */
export const zipBody = (content: string | Uint8Array): Promise<Buffer> =>
  zip(content, { level: constants.Z_BEST_SPEED });

/** Sends a body, compressed where the client takes it and it is worth the work. */
export const sendBody = async (
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  content: string | Uint8Array,
): Promise<FastifyReply> =>
  content.length < WORTH_ZIPPING_BYTES || !acceptsGzip(request)
    ? reply.type(type).send(content)
    : sendZipped(reply, type, await zipBody(content));

export const sendZipped = (reply: FastifyReply, type: string, bytes: Buffer): FastifyReply =>
  reply.type(type).header('content-encoding', 'gzip').send(bytes);

export const sendJson = (request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> =>
  sendBody(request, reply, JSON_TYPE, text);

export const JSON_TYPE = 'application/json; charset=utf-8';
