import { promisify } from 'node:util';
import { constants, gunzip, gzip, gzipSync } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const FAST = { level: constants.Z_BEST_SPEED };
/** Handing over less to another thread takes longer than packing it here. */
const WORTH_A_THREAD = 8_192;

/** JSON as gzip; fast rather than small. */
export const packJson = async (value: unknown): Promise<Buffer> => {
  const text = JSON.stringify(value);
  return text.length < WORTH_A_THREAD ? gzipSync(text, FAST) : pack(text, FAST);
};

/** What `packJson` packed. The caller knows its shape, having packed it. */
export const unpackJson = async <Value>(packed: Uint8Array): Promise<Value> =>
  JSON.parse((await unpack(packed)).toString('utf8')) as Value;
