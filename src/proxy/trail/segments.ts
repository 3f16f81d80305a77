import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

/** Names of the trail's files: `audit.jsonl` is kept as `audit-2026-11.jsonl`, one file a month (UTC). */
export type Segments = {
  /** The month an instant (epoch milliseconds) belongs to: `2026-11`. */
  monthOf(now: number): string;
  pathOf(month: string): string;
  nameOf(month: string): string;
  /** Months there are files of, oldest first. */
  list(): Promise<readonly string[]>;
  /** Deletes files older than so many months before `now`, and says which. */
  removeOld(now: number, months: number): Promise<readonly string[]>;
};

/** The segments of the trail whose setting reads `path`. */
export const createSegments = (path: string): Segments => {
  const folder = dirname(path);
  const extension = extname(path);
  const stem = basename(path, extension);
  const nameOf = (month: string): string => `${stem}-${month}${extension}`;
  const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7);

  const list = async (): Promise<readonly string[]> => {
    const months = (await readdir(folder)).flatMap((name) => {
      const month = name.slice(stem.length + 1, stem.length + 8);
      return /^\d{4}-\d{2}$/.test(month) && name === nameOf(month) ? [month] : [];
    });
    return months.sort();
  };

  return {
    monthOf,
    nameOf,
    list,
    pathOf: (month) => join(folder, nameOf(month)),
    removeOld: async (now, months) => {
      const { year, month } = { year: new Date(now).getUTCFullYear(), month: new Date(now).getUTCMonth() };
      const oldest = monthOf(Date.UTC(year, month - months, 1));
      const old = (await list()).filter((name) => name < oldest);
      for (const name of old) await rm(join(folder, nameOf(name)));
      return old;
    },
  };
};
