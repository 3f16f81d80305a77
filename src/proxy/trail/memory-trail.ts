import { FIRST_PREV, hashOf, prevOf, toLine } from './chain.ts';
import type { AuditTrail, TrailLine } from './trail.ts';

const MAX_LINES = 10_000;

/**
 * A trail for a demo or for tests: the newest ten thousand lines, gone with the process. `tell` gets what each
 * line says, for the log that outlives it.
 */
export const createMemoryTrail = (tell: (line: object) => void = () => undefined): AuditTrail => {
  // A ring: the line of a place stands at what is left of it after whole rounds.
  const ring: string[] = [];
  let appended = 0;
  let head = FIRST_PREV;
  const oldest = (): number => Math.max(0, appended - MAX_LINES);
  const lineAt = (place: number): string => ring[place % MAX_LINES] ?? '';

  return {
    append: async (entry) => {
      const line = toLine(entry, head);
      tell({ ...entry, prev: head });
      head = hashOf(line);
      ring[appended % MAX_LINES] = line;
      appended += 1;
    },
    async *read(before): AsyncIterable<TrailLine> {
      const end = before === undefined ? appended : Number(before);
      for (let place = Math.min(end, appended) - 1; place >= oldest(); place -= 1)
        yield { text: lineAt(place), place: String(place) };
    },
    verify: async () => {
      const lines = Array.from({ length: appended - oldest() }, (_, index) => lineAt(oldest() + index));
      const broken = lines.findIndex((line, index) => {
        const previous = lines[index - 1];
        return previous !== undefined && prevOf(line) !== hashOf(previous);
      });
      return {
        isWhole: broken === -1,
        lines: lines.length,
        head,
        ...(broken === -1 ? {} : { broken: { file: 'memory', line: broken + 1 } }),
      };
    },
    close: async () => undefined,
  };
};
