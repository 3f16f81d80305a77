import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const pack = promisify(gzip);
const WORTH_PACKING_BYTES = 1_024;

export const acceptsGzip = (request: FastifyRequest): boolean =>
  /(^|,)\s*gzip\s*(,|$|;(?!\s*q=0(\.0+)?\s*(,|$)))/i.test(String(request.headers['accept-encoding'] ?? ''));

/** The text's bytes as gzip. Fast rather than small: most pages are packed once and read a few times. */
export const packText = (text: string): Promise<Buffer> => pack(text, { level: constants.Z_BEST_SPEED });

/** Sends JSON text, compressed where the client takes it and it is worth the work. */
export const sendJson = async (
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
): Promise<FastifyReply> =>
  text.length < WORTH_PACKING_BYTES || !acceptsGzip(request)
    ? reply.type(JSON_TYPE).send(text)
    : sendPacked(reply, await packText(text));

export const sendPacked = (reply: FastifyReply, bytes: Buffer): FastifyReply =>
  reply.type(JSON_TYPE).header('content-encoding', 'gzip').send(bytes);

const JSON_TYPE = 'application/json; charset=utf-8';
