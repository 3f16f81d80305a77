import { FIRST_PREV, hashOf, prevOf, toLine } from './chain.ts';
import type { AuditTrail, TrailLine } from './trail.ts';

const MAX_LINES = 10_000;

/**
 * A trail for a demo or for tests: the newest ten thousand lines, gone with the process. `tell` gets each line, for
 * the log that outlives it.
 */
export const createMemoryTrail = (tell: (line: string) => void = () => undefined): AuditTrail => {
  const lines: string[] = [];
  let dropped = 0;
  let head = FIRST_PREV;

  return {
    append: async (entry) => {
      const line = toLine(entry, head);
      tell(line);
      head = hashOf(line);
      lines.push(line);
      if (lines.length > MAX_LINES) {
        lines.shift();
        dropped += 1;
      }
    },
    async *read(before): AsyncIterable<TrailLine> {
      const end = before === undefined ? lines.length + dropped : Number(before);
      for (let place = Math.min(end, lines.length + dropped) - 1; place >= dropped; place -= 1)
        yield { text: lines[place - dropped] ?? '', place: String(place) };
    },
    verify: async () => {
      const broken = lines.findIndex((line, place) => {
        const previous = lines[place - 1];
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
