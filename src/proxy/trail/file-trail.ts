import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FIRST_PREV, hashOf, toLine } from './chain.ts';
import { readBackward } from './read-backward.ts';
import { createSegments, type Segments } from './segments.ts';
import type { AuditTrail, TrailLine } from './trail.ts';
import { verifyTrail } from './verify.ts';

type Options = {
  /** `/var/lib/earshot/audit.jsonl`; each month has a file of its own beside that name. */
  readonly path: string;
  /** Whole months a file is kept after its own. */
  readonly months: number;
  readonly now: () => number;
};

type Waiting = {
  readonly entry: object;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
};

/** The file being written, how long we know it to be, and the hash of its last line. */
type Pen = {
  readonly month: string;
  readonly file: FileHandle;
  readonly bytes: number;
  readonly head: string;
};

/**
 * A trail in files that only grow. An append resolves after fdatasync, so what was answered was written first, even
 * through a power cut; lines that come while one batch is being written share the next write. A file that grew or
 * shrank under our hands (a second process, a hand that edits) refuses every append until it is as we left it.
 * Throws when the folder cannot be used.
 */
export const openFileTrail = async ({ path, months, now }: Options): Promise<AuditTrail> => {
  const segments = createSegments(path);
  await mkdir(dirname(path), { recursive: true });
  let pen = await takeUp(segments, now());
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;

  const append = (entry: object): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ entry, resolve, reject });
      writing ??= writeAll().finally(() => (writing = undefined));
    });

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const month = segments.monthOf(now());
        if (month !== pen.month) pen = await turnOver(segments, pen, month);
        pen = await write(
          pen,
          batch.map(({ entry }) => entry),
        );
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        for (const { reject } of batch) reject(cause);
      }
    }
  };

  const removeOld = async (): Promise<void> => {
    for (const month of await segments.removeOld(now(), months))
      await append({ ts: new Date(now()).toISOString(), event: 'trail', what: `removed ${month}` });
  };

  await append({ ts: new Date(now()).toISOString(), event: 'trail', what: 'opened' });
  await removeOld();

  return {
    append: async (entry) => {
      const isNewMonth = segments.monthOf(now()) !== pen.month;
      await append(entry);
      if (isNewMonth) await removeOld();
    },
    read: (before) => readSegments(segments, before),
    verify: async () => {
      const newest = pen;
      const listed = (await segments.list()).filter((month) => month <= newest.month);
      const extents = await Promise.all(
        listed.map(async (month) => ({
          path: segments.pathOf(month),
          name: segments.nameOf(month),
          bytes: month === newest.month ? newest.bytes : await sizeOf(segments.pathOf(month)),
        })),
      );
      return verifyTrail(extents, newest);
    },
    close: async () => {
      await writing;
      await pen.file.close();
    },
  };
};

const write = async (pen: Pen, entries: readonly object[]): Promise<Pen> => {
  const { size } = await pen.file.stat();
  if (size !== pen.bytes) throw new Error('The audit file is not as it was left');
  let head = pen.head;
  let text = '';
  for (const entry of entries) {
    const line = toLine(entry, head);
    head = hashOf(line);
    text += `${line}\n`;
  }
  try {
    await pen.file.appendFile(text);
    await pen.file.datasync();
  } catch (cause) {
    // A full disk may have taken half of it: what was not promised to anybody goes again.
    await pen.file.truncate(pen.bytes).catch(() => undefined);
    throw cause;
  }
  return { ...pen, head, bytes: pen.bytes + Buffer.byteLength(text) };
};

/** Goes on in this month's file where the newest line of the trail ended. */
const takeUp = async (segments: Segments, now: number): Promise<Pen> => {
  const month = segments.monthOf(now);
  let head = FIRST_PREV;
  for (const old of (await segments.list()).filter((name) => name < month).reverse()) {
    const last = await lastLineOf(segments.pathOf(old));
    if (last === undefined) continue;
    head = hashOf(last);
    break;
  }
  return openPen(segments, month, head);
};

const turnOver = async (segments: Segments, pen: Pen, month: string): Promise<Pen> => {
  const next = await openPen(segments, month, pen.head);
  await pen.file.close();
  return next;
};

const openPen = async (segments: Segments, month: string, head: string): Promise<Pen> => {
  const path = segments.pathOf(month);
  const file = await open(path, 'a+', 0o600);
  const last = await lastLineOf(path);
  // A crash in the middle of a write leaves a line without its end.
  if (last !== undefined && !(await endsWithNewline(file))) await file.appendFile('\n');
  const { size } = await file.stat();
  return { month, file, bytes: size, head: last === undefined ? head : hashOf(last) };
};

const endsWithNewline = async (file: FileHandle): Promise<boolean> => {
  const { size } = await file.stat();
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
};

const lastLineOf = async (path: string): Promise<string | undefined> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    for await (const { text } of readBackward(file, size)) return text;
    return undefined;
  } finally {
    await file.close();
  }
};

const sizeOf = async (path: string): Promise<number> => {
  const file = await open(path, 'r');
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
};

/** Places read `2026-11:4096`: the month's file and the byte a line starts at. */
async function* readSegments(segments: Segments, before: string | undefined): AsyncGenerator<TrailLine> {
  const [, from, at] = /^(\d{4}-\d{2}):(\d{1,15})$/.exec(before ?? '') ?? [];
  if (before !== undefined && from === undefined) return;
  const months = (await segments.list()).filter((month) => from === undefined || month <= from).reverse();
  for (const month of months) {
    const file = await open(segments.pathOf(month), 'r');
    try {
      const { size } = await file.stat();
      const end = month === from ? Math.min(Number(at), size) : size;
      for await (const { text, start } of readBackward(file, end)) yield { text, place: `${month}:${start}` };
    } finally {
      await file.close();
    }
  }
}
