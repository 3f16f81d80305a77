import type { FileHandle } from 'node:fs/promises';

const CHUNK_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

type Line = { readonly text: string; readonly start: number };

/**
 * Lines of a file before the byte `end`, last one first, with the byte each starts at. `end` has to be the start of
 * a line or the end of the file.
 */
export async function* readBackward(file: FileHandle, end: number): AsyncGenerator<Line> {
  let rest = Buffer.alloc(0);
  let position = end;
  while (position > 0) {
    const length = Math.min(CHUNK_BYTES, position);
    position -= length;
    const chunk = Buffer.alloc(length);
    await file.read(chunk, 0, length, position);
    rest = Buffer.concat([chunk, rest]);
    // The last byte is the end of the last line and not the beginning of another.
    for (let at = newlineBefore(rest); at !== -1; at = newlineBefore(rest)) {
      yield { text: textOf(rest.subarray(at + 1)), start: position + at + 1 };
      rest = rest.subarray(0, at + 1);
    }
  }
  if (rest.length > 0) yield { text: textOf(rest), start: 0 };
}

const newlineBefore = (bytes: Buffer): number =>
  bytes.length < 2 ? -1 : bytes.lastIndexOf(NEWLINE, bytes.length - 2);

const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/\n$/, '');
