import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Session } from '#calls/model';
import { createDiagnosis } from '#quality/diagnose';
import { createRowBuilder } from '#report/list/row-builder';

/** What a call of so many sessions holds in memory in Node, in kB a session. */
export type Memory = {
  readonly sessions: number;
  readonly parsedKb: number;
  readonly rowsKb: number;
  readonly diagnosisKb: number;
};

/** Bars in kB a session; what the sessions themselves take is for comparison. */
export const MEMORY_BARS = { rowsKb: 0.6, diagnosisKb: 0.5 } as const;

const SIZES = [1_000, 10_000, 100_000] as const;

/**
 * Measures the heap that sessions, their rows and their diagnosis add, one after the other. The first size is done
 * twice: once the code is compiled, what it takes is no longer counted.
 */
export const measureMemory = (pageAt: (page: number) => readonly Session[]): readonly Memory[] =>
  [SIZES[0], ...SIZES].map((size) => memoryOf(size, pageAt)).slice(1);

const memoryOf = (size: number, pageAt: (page: number) => readonly Session[]): Memory => {
  const before = heapKb();
  const pages: (readonly Session[])[] = [];
  let sessions = 0;
  for (; sessions < size; sessions += pages.at(-1)?.length ?? 0) pages.push(pageAt(pages.length));
  const parsed = heapKb();
  const builder = createRowBuilder();
  let rows = builder.add([]);
  for (const page of pages) rows = builder.add(page);
  const withRows = heapKb();
  const diagnosis = createDiagnosis();
  for (const page of pages) diagnosis.take(page);
  const all = heapKb();
  // What is asked below was alive until here.
  if (rows.length === 0 || diagnosis.found().findings.length === 0) throw new Error('nothing was measured');
  return {
    sessions,
    parsedKb: (parsed - before) / sessions,
    rowsKb: (withRows - parsed) / sessions,
    diagnosisKb: (all - withRows) / sessions,
  };
};

setFlagsFromString('--expose-gc');
// The flag shows `gc` in contexts that are made after it.
const collectGarbage = runInNewContext('gc') as () => void;

const heapKb = (): number => {
  for (let times = 0; times < 3; times += 1) collectGarbage();
  return process.memoryUsage().heapUsed / 1_000;
};
