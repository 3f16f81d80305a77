/** Measures what must stay quick, prints a table and writes it to bench/results.md: `npm run bench`. */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { measureCached } from './cached.ts';
import type { Figure } from './measure.ts';
import { measurePages } from './pages.ts';
import { measureReading } from './reading.ts';

const number = (value: number): string => value.toPrecision(3);

const row = ({ what, ms, floor, floorMs, bar }: Figure): string => {
  const ratio = ms / floorMs;
  return `| ${what} | ${number(ms)} | ${floor} | ${number(floorMs)} | ${number(ratio)} | ≤ ${bar} | ${ratio <= bar ? 'kept' : 'missed'} |`;
};

const figures = [...(await measurePages()), ...(await measureReading()), ...(await measureCached())];
const table = [
  '# Benchmarks',
  '',
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}. Ratios within a line count, milliseconds do not.`,
  '',
  '| what | ms | floor | ms | ratio | bar | |',
  '|---|---|---|---|---|---|---|',
  ...figures.map(row),
  '',
].join('\n');
console.log(table);
await writeFile(new URL('results.md', import.meta.url), table);
