/**
 * Prints a JWK set for TOKEN_KEYS_FILE: a new key first, which signs from then on, and behind it the keys of the file
 * that is named, so that tokens they have signed stay good. Keys beyond the third are old enough to go.
 */
import { readFile } from 'node:fs/promises';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

const KEPT = 3;

const readOld = async (path: string | undefined): Promise<readonly JWK[]> => {
  if (path === undefined) return [];
  const { keys } = JSON.parse(await readFile(path, 'utf8')) as { readonly keys: readonly JWK[] };
  return keys;
};

const { privateKey } = await generateKeyPair('ES256', { extractable: true });
const keys = [await exportJWK(privateKey), ...(await readOld(process.argv[2]))].slice(0, KEPT);
process.stdout.write(`${JSON.stringify({ keys }, undefined, 2)}\n`);
