import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { badRequest } from './graph-error.ts';

/** Where a page begins: `from` counts items, `page` counts pages, the first being 1. */
type PagePosition = { readonly from: number; readonly page: number };

export type SkipTokens = {
  write(collection: string, position: PagePosition): string;
  /** The position in a token this simulator wrote for the same collection; throws 400 for any other token. */
  read(collection: string, token: string | undefined): PagePosition;
};

/** Opaque and bound to a collection: a token that a client altered or took elsewhere is refused. */
export const createSkipTokens = (): SkipTokens => {
  const secret = randomBytes(32);
  const seal = (collection: string, body: string): Buffer =>
    createHmac('sha256', secret).update(`${collection}\n${body}`).digest().subarray(0, 12);

  return {
    write: (collection, { from, page }) => {
      const body = `${from}.${page}`;
      return Buffer.concat([seal(collection, body), Buffer.from(body)]).toString('base64url');
    },
    read: (collection, token) => {
      if (token === undefined) return { from: 0, page: 1 };
      const bytes = Buffer.from(token, 'base64url');
      const body = bytes.subarray(12).toString();
      const sealed = bytes.subarray(0, 12);
      if (sealed.length !== 12 || !timingSafeEqual(sealed, seal(collection, body))) {
        throw badRequest('Invalid skip token.');
      }
      const [from = 0, page = 1] = body.split('.').map(Number);
      return { from, page };
    },
  };
};
