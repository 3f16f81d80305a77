import { createCatalogue } from '#simulator/catalogue';
import { parseCallRecord, parseSessionsPage } from '#calls/parse';
import { sessionsOf, headOf } from '#simulator/record';
import { createDiagnosis } from '#quality/diagnose';
import { toVerdict } from '#report/verdict';
import { createRowBuilder } from '#report/row-builder';
const cat = createCatalogue(Date.parse('2026-08-20T09:00:00Z'), 1);
const only = process.argv[2];
for (const rec of cat.values()) {
  if (rec.name.startsWith('everyday') !== (only === 'everyday')) continue;
  if (only && only !== 'everyday' && rec.name !== only) continue;
  const v = Math.max(1, rec.publications.length);
  const p = parseSessionsPage({ value: sessionsOf(rec, v) as unknown });
  const r = parseCallRecord(headOf(rec, v));
  if (p.kind !== 'ok' || r.kind !== 'ok') continue;
  const t0 = performance.now();
  const d = createDiagnosis({ record: r.value });
  let out;
  const times: number[] = [];
  for (let i = 0; i < p.value.sessions.length; i += 60) {
    const t = performance.now();
    out = d.add(p.value.sessions.slice(i, i + 60));
    times.push(performance.now() - t);
  }
  const t1 = performance.now();
  const rows = createRowBuilder().add(p.value.sessions);
  const names = new Map(rows.map((x) => [x.key, x.name]));
  const verdict = out && toVerdict(out, { nameOf: (k) => names.get(k) ?? '?', zone: 'Europe/Helsinki' });
  console.log(
    `\n=== ${rec.name} ${p.value.sessions.length} sessions, ${(t1 - t0).toFixed(1)} ms, worst page ${Math.max(...times).toFixed(1)} last ${times.at(-1)?.toFixed(1)}; broken ${out?.broken}`,
  );
  for (const f of verdict?.all.slice(0, 9) ?? []) {
    console.log(` ${f.confidenceWord} [${f.code}] ${f.sentence}  (${f.proofs})`);
    for (const x of f.receipts)
      console.log(`      ${x.mark} ${x.label} ${x.value} ${x.limit ?? ''} @${x.path}`);
    console.log(`      against: ${f.against.join('; ')} | next: ${f.next}`);
  }
}
