import { err, ok, type Result } from './result.ts';

/** A text as gzip in Base64: it holds no character that means anything in HTML or JSON. */
export const packText = async (text: string): Promise<string> => {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return toBase64(new Uint8Array(await new Response(stream).arrayBuffer()));
};

/** The text that was packed, or why there is none; never more than `mostBytes` of it are unpacked. */
export const unpackText = async (packed: string, mostBytes: number): Promise<Result<string, string>> => {
  const bytes = fromBase64(packed);
  if (bytes === undefined) return err('not Base64');
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  // What is cut in mid-character, or is no UTF-8, is damaged and not a text with question marks.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const parts: string[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok([...parts, decoder.decode()].join(''));
      size += value.byteLength;
      if (size > mostBytes) {
        await reader.cancel();
        return err(`unpacks to more than ${mostBytes} bytes`);
      }
      parts.push(decoder.decode(value, { stream: true }));
    }
  } catch {
    return err('not gzip, or cut off');
  }
};

/** Arguments of one call: engines limit how many. */
const PORTION = 8_192;

const toBase64 = (bytes: Uint8Array): string => {
  const portions: string[] = [];
  for (let first = 0; first < bytes.length; first += PORTION) {
    portions.push(String.fromCharCode(...bytes.subarray(first, first + PORTION)));
  }
  return btoa(portions.join(''));
};

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
};
