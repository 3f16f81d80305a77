/** Measures what must stay quick, prints a table and writes it to bench/results.md: `npm run bench`. */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { measureApp } from './app.ts';
import { measureCached } from './cached.ts';
import { meetingPages, pageOf } from './large-meeting.ts';
import type { Amount, Figure } from './measure.ts';
import { MEMORY_BARS, measureMemory, type Memory } from './memory.ts';
import { measurePages } from './pages.ts';
import { measureReading } from './reading.ts';
import { measureVerdicts } from './verdicts.ts';

const number = (value: number): string => value.toPrecision(3);

const kept = (isKept: boolean): string => (isKept ? 'kept' : 'missed');

const row = ({ what, ms, floor, floorMs, bar, barMs }: Figure): string => {
  const ratio = ms / floorMs;
  const [against, verdict] =
    barMs === undefined ? [`≤ ${bar}`, kept(ratio <= bar)] : [`≤ ${barMs} ms`, kept(ms <= barMs)];
  return `| ${what} | ${number(ms)} | ${floor} | ${number(floorMs)} | ${number(ratio)} | ${against} | ${verdict} |`;
};

const memoryRow = ({ sessions, parsedKb, rowsKb, diagnosisKb }: Memory): string => {
  const isKept = rowsKb <= MEMORY_BARS.rowsKb && diagnosisKb <= MEMORY_BARS.diagnosisKb;
  return `| ${sessions.toLocaleString('en')} | ${number(parsedKb)} | ${number(rowsKb)} | ${number(diagnosisKb)} | ${kept(isKept)} |`;
};

const amountRow = ({ what, value, unit, bar, floor }: Amount): string => {
  const verdict = bar === undefined ? '' : kept(value <= bar);
  const against = bar === undefined ? '' : `≤ ${bar} ${unit}`;
  return `| ${what} | ${number(value)} ${unit} | ${against} | ${verdict} | ${floor === undefined ? '' : `${number(floor.value)} ${unit}, ${floor.what}`} |`;
};

// First, while this process is small and idle: it shares two cores with the browser and the demo.
const amounts = await measureApp();
const pages = meetingPages();
const memory = measureMemory((page) => pageOf(pages, page));
const figures = [
  ...(await measurePages(pages)),
  ...(await measureVerdicts(pages)),
  ...(await measureReading()),
  ...(await measureCached()),
];
const table = [
  '# Benchmarks',
  '',
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}. Ratios within a line count, milliseconds do not.`,
  '',
  '| what | ms | floor | ms | ratio | bar | |',
  '|---|---|---|---|---|---|---|',
  ...figures.map(row),
  '',
  'Memory in Node, kB a session:',
  '',
  `| sessions | parsed | rows, ≤ ${MEMORY_BARS.rowsKb} | diagnosis, ≤ ${MEMORY_BARS.diagnosisKb} | |`,
  '|---|---|---|---|---|',
  ...memory.map(memoryRow),
  '',
  'In Chromium, signed in, against the simulator:',
  '',
  '| what | | bar | | floor |',
  '|---|---|---|---|---|',
  ...amounts.map(amountRow),
  '',
].join('\n');
console.log(table);
await writeFile(new URL('results.md', import.meta.url), table);
