import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { MINUTE_MS } from '#base/units';
import { ProxyError } from '../errors.ts';
import { isObject, type JsonObject } from '../graph/json.ts';

/** Makes and opens the `$skiptoken` of our nextLinks: opaque, and good only for what it was made for. */
export type Cursors = {
  /** `boundTo` is what the request must say again: record, query, field level. */
  seal(content: JsonObject, boundTo: readonly string[]): string;
  /** Throws `cursor-invalid` when altered or used for another request, `cursor-expired` after an hour. */
  open(token: string, boundTo: readonly string[]): JsonObject;
};

const LIFETIME_MS = 60 * MINUTE_MS;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const MAX_LENGTH = 1_024;

/** AES-256-GCM; the key has 32 bytes. `now` is epoch milliseconds. */
export const createCursors = (key: Uint8Array, now: () => number): Cursors => {
  const bindingOf = (boundTo: readonly string[]): Buffer => Buffer.from(JSON.stringify(boundTo));

  const decrypt = (token: string, boundTo: readonly string[]): unknown => {
    const bytes = Buffer.from(token, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(bindingOf(boundTo));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString('utf8'));
  };

  return {
    seal: (content, boundTo) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(bindingOf(boundTo));
      const text = JSON.stringify({ ...content, expires: now() + LIFETIME_MS });
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },

    open: (token, boundTo) => {
      if (token.length > MAX_LENGTH || !/^[\w-]+$/.test(token)) throw new ProxyError('cursor-invalid');
      let content: unknown;
      try {
        content = decrypt(token, boundTo);
      } catch (cause) {
        throw new ProxyError('cursor-invalid', { cause });
      }
      if (!isObject(content)) throw new ProxyError('cursor-invalid');
      if (Number(content['expires']) <= now()) throw new ProxyError('cursor-expired');
      return content;
    },
  };
};
