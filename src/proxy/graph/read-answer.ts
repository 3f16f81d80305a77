import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { parseJson } from '#base/json-text';
import { untilSent } from './connection.ts';
import { isObject, isWithinDepth, type JsonObject } from './json.ts';
import { UpstreamFailure } from './upstream-failure.ts';

const MAX_BYTES = 16 * 1024 * 1024;
const MAX_DEPTH = 64;

type Body = Dispatcher.ResponseData['body'];
type Upstream = { readonly status: number; readonly requestId?: string };

/** Told where the next page is before the answer is parsed. It is a guess until the answer says the same. */
export type OnNextLink = (link: string) => void;

/** Graph's answer of 200 as a JSON object, and how many bytes it took; throws UpstreamFailure for anything else. */
export const readAnswer = async (
  body: Body,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  upstream: Upstream,
  onNextLink?: OnNextLink,
): Promise<{ readonly json: JsonObject; readonly bytes: number }> => {
  const invalid = (again: 'once' | 'no', cause?: unknown): UpstreamFailure =>
    new UpstreamFailure('upstream-invalid', { again, upstream, cause });
  if (!/^application\/json\b/i.test(String(headers['content-type'] ?? ''))) {
    await body.dump();
    throw invalid('no');
  }
  // What says itself that it is too large need not be read to find out.
  if (Number(headers['content-length'] ?? 0) > MAX_BYTES) {
    body.destroy();
    throw invalid('no');
  }
  const packed = await collect(body, () => invalid('no'));
  const text = await unpack(packed, headers['content-encoding'], invalid);
  const link = onNextLink && nextLinkIn(text);
  if (link !== undefined) {
    onNextLink?.(link);
    // Parsing waits for the request that the link was wanted for.
    await untilSent();
  }
  const json = parse(text, () => invalid('once'));
  if (!isObject(json) || json['error'] !== undefined || !isWithinDepth(json, MAX_DEPTH)) throw invalid('no');
  return { json, bytes: text.length };
};

const NEXT_LINK = '"@odata.nextLink":';
const MOST_LINK_BYTES = 16 * 1024;

const nextLinkIn = (text: Buffer): string | undefined => {
  const at = text.indexOf(NEXT_LINK);
  if (at === -1) return undefined;
  const from = at + NEXT_LINK.length;
  const [literal] = /^\s*"(?:[^"\\]|\\.)*"/.exec(text.toString('utf8', from, from + MOST_LINK_BYTES)) ?? [];
  try {
    return literal === undefined ? undefined : String(JSON.parse(literal));
  } catch {
    return undefined;
  }
};

const collect = async (body: Body, tooLarge: () => Error): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const DECODERS = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
} as const;

const isCoding = (name: string): name is keyof typeof DECODERS => Object.hasOwn(DECODERS, name);

/** One content coding at most: a chain of them is a bomb, not compression. */
const unpack = async (
  packed: Buffer,
  encoding: string | string[] | undefined,
  invalid: (again: 'once' | 'no', cause?: unknown) => Error,
): Promise<Buffer> => {
  const name = String(encoding ?? 'identity')
    .trim()
    .toLowerCase();
  if (name === 'identity') return packed;
  if (!isCoding(name)) throw invalid('no');
  try {
    return await DECODERS[name](packed, { maxOutputLength: MAX_BYTES });
  } catch (cause) {
    const isTooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw invalid(isTooLarge ? 'no' : 'once', cause);
  }
};

const parse = (text: Buffer, unreadable: () => Error): unknown => {
  try {
    return parseJson(text.toString('utf8'));
  } catch {
    throw unreadable();
  }
};
