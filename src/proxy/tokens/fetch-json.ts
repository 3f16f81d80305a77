import { request, type Dispatcher } from 'undici';

const MAX_BYTES = 256 * 1024;
const TIMEOUT_MS = 10_000;

/** A small JSON document from the sign-in authority. Throws when it is not there, too large, or no JSON. */
export const fetchJson = async (url: string, dispatcher: Dispatcher): Promise<unknown> => {
  const { statusCode, body } = await request(url, {
    dispatcher,
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('The document is too large');
    chunks.push(chunk);
  }
  if (statusCode !== 200) throw new Error(`The authority answered ${statusCode}`);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
};
