import { hash } from 'node:crypto';

/** What stands for the hash of the line before the first. */
export const FIRST_PREV = '0'.repeat(64);

/** SHA-256 of a line's bytes without its end, in hex. */
export const hashOf = (line: string | Buffer): string => hash('sha256', line, 'hex');

/** The entry as a line of the trail, tied to the line before it. */
export const toLine = (entry: object, prev: string): string => JSON.stringify({ ...entry, prev });

/** The hash a line names as its predecessor's; undefined when the line is no entry. */
export const prevOf = (line: string): string | undefined => {
  try {
    const { prev } = JSON.parse(line) as { readonly prev?: unknown };
    return typeof prev === 'string' ? prev : undefined;
  } catch {
    return undefined;
  }
};
