import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** JSON as gzip; fast rather than small. */
export const packJson = (value: unknown): Promise<Buffer> =>
  pack(JSON.stringify(value), { level: constants.Z_BEST_SPEED });

/** What `packJson` packed. The caller knows its shape, having packed it. */
export const unpackJson = async <Value>(packed: Uint8Array): Promise<Value> =>
  JSON.parse((await unpack(packed)).toString('utf8')) as Value;
