import { createCatalogue } from '#simulator/catalogue';
import { parseSessionsPage } from '#calls/parse';
import { sessionsOf } from '#simulator/record';
import { createDiagnosis, diagnose } from '#quality/diagnose';
import { createRowBuilder } from '#report/row-builder';
const cat = createCatalogue(Date.parse('2026-08-20T09:00:00Z'), 1);
const rec = [...cat.values()].find((r) => r.name === 'company-day')!;
const p = parseSessionsPage({ value: sessionsOf(rec, 2) as unknown });
if (p.kind !== 'ok') throw 1;
const S = p.value.sessions;
const gc = (globalThis as any).gc;
for (let r = 0; r < 4; r++) {
  const t = performance.now();
  diagnose(S);
  console.log('whole', (performance.now() - t).toFixed(0));
}
for (let r = 0; r < 2; r++) {
  const t = performance.now();
  createRowBuilder().add(S);
  console.log('rows', (performance.now() - t).toFixed(0));
}
gc?.();
const h0 = process.memoryUsage().heapUsed;
const d = createDiagnosis();
let times: number[] = [];
let x;
for (let i = 0; i < S.length; i += 60) {
  const t = performance.now();
  x = d.add(S.slice(i, i + 60));
  times.push(performance.now() - t);
}
x = undefined;
gc?.();
console.log('heap per session', ((process.memoryUsage().heapUsed - h0) / S.length).toFixed(0), 'B');
times.sort((a, b) => a - b);
console.log(
  'page p50',
  times[80]!.toFixed(2),
  'p95',
  times[158]!.toFixed(2),
  'max',
  times.at(-1)!.toFixed(2),
  d !== undefined,
);
