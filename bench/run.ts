/** Measures what must stay quick, prints a table and writes it to bench/results.md: `npm run bench`. */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { measureApp } from './app.ts';
import { measureCached } from './cached.ts';
import type { Amount, Figure } from './measure.ts';
import { measurePages } from './pages.ts';
import { measureReading } from './reading.ts';

const number = (value: number): string => value.toPrecision(3);

const row = ({ what, ms, floor, floorMs, bar }: Figure): string => {
  const ratio = ms / floorMs;
  return `| ${what} | ${number(ms)} | ${floor} | ${number(floorMs)} | ${number(ratio)} | ≤ ${bar} | ${ratio <= bar ? 'kept' : 'missed'} |`;
};

const amountRow = ({ what, value, unit, bar, floor }: Amount): string => {
  const verdict = bar === undefined ? '' : value <= bar ? 'kept' : 'missed';
  const against = bar === undefined ? '' : `≤ ${bar} ${unit}`;
  return `| ${what} | ${number(value)} ${unit} | ${against} | ${verdict} | ${floor === undefined ? '' : `${number(floor.value)} ${unit}, ${floor.what}`} |`;
};

const figures = [...(await measurePages()), ...(await measureReading()), ...(await measureCached())];
const amounts = await measureApp();
const table = [
  '# Benchmarks',
  '',
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}. Ratios within a line count, milliseconds do not.`,
  '',
  '| what | ms | floor | ms | ratio | bar | |',
  '|---|---|---|---|---|---|---|',
  ...figures.map(row),
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
