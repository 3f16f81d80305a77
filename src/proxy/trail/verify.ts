import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { AuditVerification } from '#contract/audit';
import { FIRST_PREV, hashOf, prevOf } from './chain.ts';

/** A file of the trail and how many of its bytes are looked at. */
export type Extent = { readonly path: string; readonly name: string; readonly bytes: number };

type Newest = { readonly head: string; readonly bytes: number };

/**
 * Whether each line follows from the one before, through all files, and whether the last is the one that was
 * written last. The oldest line's own predecessor may be gone with a file whose time was over.
 */
export const verifyTrail = async (extents: readonly Extent[], newest: Newest): Promise<AuditVerification> => {
  let expected: string | undefined;
  let lines = 0;
  let from: string | undefined;
  const answer = (broken?: { readonly file: string; readonly line: number }): AuditVerification => ({
    isWhole: broken === undefined,
    lines,
    ...(from === undefined ? {} : { from }),
    head: newest.head,
    ...(broken === undefined ? {} : { broken }),
  });

  for (const { path, name, bytes } of extents) {
    let line = 0;
    for await (const text of readLines(path, bytes)) {
      line += 1;
      lines += 1;
      const prev = prevOf(text);
      from ??= timeOf(text);
      // A line that a crash cut short is no entry; the line after it is tied to what is left of it.
      if (prev !== undefined && expected !== undefined && prev !== expected)
        return answer({ file: name, line });
      if (prev === undefined && expected === undefined) return answer({ file: name, line });
      expected = hashOf(text);
    }
    if (line === 0 && bytes > 0) return answer({ file: name, line: 1 });
  }
  const last = extents.at(-1);
  if ((expected ?? FIRST_PREV) === newest.head) return answer();
  return answer({ file: last?.name ?? '', line: lines + 1 });
};

async function* readLines(path: string, bytes: number): AsyncGenerator<string> {
  if (bytes === 0) return;
  const input = createReadStream(path, { end: bytes - 1, encoding: 'utf8' });
  yield* createInterface({ input, crlfDelay: Infinity });
}

const timeOf = (line: string): string | undefined => {
  try {
    const { ts } = JSON.parse(line) as { readonly ts?: unknown };
    return typeof ts === 'string' ? ts : undefined;
  } catch {
    return undefined;
  }
};
