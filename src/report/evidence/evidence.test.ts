import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { parseSessionsPage } from '#calls/parse';
import { parseCallRecord } from '#calls/parse-record';
import { diagnose } from '#quality/diagnose';
import { CQD_LIMITS } from '#quality/limit-sets';
import { createCatalogue } from '#simulator/catalogue';
import { headOf, sessionsOf } from '#simulator/record';
import { callFacts, callTitle } from '../call-title.ts';
import { evidenceOf, type Evidence, type EvidenceSubject } from './evidence.ts';
import { evidenceHtml, evidenceMarkdown, evidencePlain } from './evidence-text.ts';
import { createRowBuilder } from '../list/row-builder.ts';
import { callRange } from '../list/timeline.ts';
import { toVerdict } from '../verdict/verdict.ts';

const catalogue = createCatalogue(Date.parse('2026-08-20T09:00:00Z'), 1);
const zone = 'Europe/Helsinki';

const evidence = (
  change: Partial<EvidenceSubject> = {},
  rename = (name: string): string => name,
  call = 'all-hands',
): Evidence => {
  const found = [...catalogue.values()].find(({ name }) => name === call);
  if (!found) throw new Error(`no record ${call}`);
  const page = parseSessionsPage({ value: sessionsOf(found, found.publications.length, 0) });
  const parsed = parseCallRecord(headOf(found, found.publications.length));
  if (page.kind === 'err' || parsed.kind === 'err') throw new Error('not a call');
  const record = parsed.value;
  const rows = createRowBuilder().add(page.value.sessions);
  const nameOf = (key: string): string => rename(rows.find((row) => row.key === key)?.name ?? '');
  const person = rows.find(({ name }) => name === 'Anna Lidman')?.key;
  const at = epochMs(Date.parse('2026-08-19T11:10:00Z'));
  const about = { ...(person !== undefined && { person }), at };
  const verdict = toVerdict(diagnose(page.value.sessions, { record, about }), { nameOf, zone }, about);
  const whole = callRange(record, rows);
  if (verdict === undefined || whole === undefined) throw new Error('no verdict');
  return evidenceOf({
    record,
    title: callTitle(record, { zone, people: [] }),
    facts: callFacts(record, [], 238),
    rows,
    nameOf,
    verdict,
    whole,
    limits: CQD_LIMITS,
    read: { version: '2', words: 'all 240 sessions read', isPartial: false, mayGrow: true },
    zone,
    ticket: { person, at, words: 'Anna, yesterday about 14:10, people sounded robotic' },
    isMasked: false,
    filter: 'none',
    making: {
      recordId: record.id,
      now: epochMs(Date.parse('2026-08-20T07:34:00Z')),
      appVersion: '0.9.0',
      link: `https://earshot.contoso.com/calls/${record.id}?v=2&limits=cqd`,
      isFromGraph: true,
    },
    parts: { ladders: true, sessions: true, grid: false, path: false, ticket: true },
    ...change,
  });
};

test('the card of the meeting says what the page says, in the drawing’s order', () => {
  const card = evidence();
  expect(card.sentence).toBe(
    'Weak Wi-Fi damaged what Diego Siciliani sent. Anna’s own audio is clean both ways.',
  );
  expect([card.confidence, card.pips]).toEqual(['Likely', 3]);
  expect(card.state).toBe('Names shown. Record version 2, all 240 sessions read');
  expect(card.call).toEqual({
    kind: 'Meeting',
    when: 'Wed 19 Aug 2026, 14:00–14:47',
    zones: 'Helsinki time, UTC+3 (11:00–11:47 UTC)',
  });
  expect(card.who.label).toBe('Organised by');
  expect(card.who.lines[0]).toBe('Megan Bowen, 238 participants');
  expect(card.ladders?.title).toBe('Audio Diego Siciliani sent');
  expect(card.ladders?.over).toMatch(/^over the whole session, 46 min/);
  expect(card.ladders?.lines.map(({ label }) => label)).toEqual(['Loss', 'Jitter', 'Round trip']);
  expect(card.speaksFor.map(({ strong, rest }) => strong + rest)).toEqual([
    'Wi-Fi 34 %, 2.4 GHz, our limit 40',
    'Network hurt the sent audio 22.0 %, our limit 2',
    '4 of 5 poor ratings tick Distorted sound',
    expect.stringMatching(/^Anna sent and heard well: loss 0.\d %, jitter \d+ ms at most$/) as string,
  ]);
  expect(card.speaksAgainst).toEqual(['The record cannot tell who spoke at 14:10.']);
});

test('the excerpt is the cause, the ticket’s person and the poor ratings that have room', () => {
  const { excerpt } = evidence();
  expect(excerpt?.rows.map(({ name, isCause }) => [name, isCause]).slice(0, 2)).toEqual([
    ['Diego Siciliani', true],
    ['Anna Lidman', false],
  ]);
  expect(excerpt?.rows).toHaveLength(5);
  expect(excerpt?.words).toMatch(
    /^5 of 238 people: the cause, the ticket’s person, 3 of the \d other poor ratings$/,
  );
});

test('the footer binds it to filter, limits, record, maker and link', () => {
  const { footer } = evidence({ filter: 'rated poor' });
  expect(footer.map(({ label }) => label)).toEqual(['Shown', 'Judged', 'Record', 'Made', 'Link']);
  const words = (label: string) => footer.find((line) => line.label === label)?.words;
  expect(words('Shown')).toContain('Filter: rated poor.');
  expect(words('Judged')).toContain('streams over 500 packets');
  expect(words('Record')).toMatch(
    /version 2, written .* A later version can add data; Graph keeps it until 18 Sep 2026$/,
  );
  expect(words('Made')).toBe(
    'Thu 20 Aug 2026, 10:34 Helsinki time, Earshot 0.9.0, names as the maker’s role allows',
  );
  expect(words('Link')).toMatch(/^https:/);
});

test('a partial record is named on top and below', () => {
  const card = evidence({
    read: { version: '2', words: '180 of ≈ 240 sessions read', isPartial: true, mayGrow: false },
  });
  expect(card.state).toContain('180 of ≈ 240 sessions read');
  expect(card.footer[0]?.words).toContain('Partial: 180 of ≈ 240 sessions read.');
});

test('without its ladders the readings are told among what speaks for it', () => {
  const card = evidence({
    parts: { ladders: false, sessions: false, grid: false, path: false, ticket: false },
  });
  expect(card.ladders).toBeUndefined();
  expect(card.excerpt).toBeUndefined();
  expect(card.ticket).toBeUndefined();
  expect(card.speaksFor.map(({ strong }) => strong)).toContain('Sent loss 11.8 %');
});

test('all three texts say the same sentences', () => {
  const card = evidence();
  const bare = (text: string) => text.replace(/\\([^\w\s])/g, '$1').replace(/\*\*/g, '');
  const texts = [
    bare(evidenceMarkdown(card)),
    evidenceHtml(card).replace(/<[^>]*>/g, ''),
    evidencePlain(card),
  ];
  const said = [
    card.sentence,
    card.proofs,
    card.call.when,
    card.next,
    card.ticket ?? '',
    ...card.speaksAgainst,
    ...card.speaksFor.map(({ rest }) => rest),
    ...card.footer.map(({ words }) => words.replace(/https.*/, '')),
    ...(card.ladders?.lines.map(({ spoken }) => spoken) ?? []),
    'Diego Siciliani',
  ];
  const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'");
  for (const text of texts) for (const words of said) expect(unescaped(text)).toContain(words);
});

test('names and tickets cannot put marks or tags into the texts', () => {
  const card = evidence(
    {
      ticket: { person: undefined, at: undefined, words: '<script>alert(1)</script> [x](javascript:y) | a' },
    },
    () => '<img src=x onerror=alert(1)> **Mallory**\u202e\n# head',
  );
  const html = evidenceHtml(card);
  expect(html).not.toMatch(/<(?!\/?(div|h2|h3|p|b|ul|li|table|thead|tbody|tr|th|td)>)/);
  const markdown = evidenceMarkdown(card);
  expect(markdown).not.toMatch(/(?<!\\)<(?!https)/);
  expect(markdown).not.toMatch(/(?<!\\)\[/);
  expect(markdown).not.toMatch(/^# head/m);
  expect(markdown).toContain(String.raw`\*\*Mallory\*\*`);
  for (const text of [html, markdown, evidencePlain(card)]) expect(text).not.toContain('\u202e');
});

test('every call of the catalogue has evidence with nothing undefined in its words', () => {
  for (const { name, sessionCount } of catalogue.values()) {
    if (sessionCount > 1_100) continue;
    const text = evidencePlain(evidence({ filter: 'none' }, undefined, name));
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  }
});

test('who hurt whom and the path of the cause go in when asked for, in picture and text alike', () => {
  const card = evidence({ parts: { ladders: true, sessions: true, grid: true, path: true, ticket: true } });
  expect(card.grid?.sentences).toContain('Sent poorly, heard well: 1 person, Diego Siciliani');
  expect(card.path?.title).toBe('Path of Diego Siciliani');
  expect(card.path?.nodes.map(({ role }) => role)).toContain('Access point');
  expect(card.path?.nodes.some(({ isProof }) => isProof)).toBe(true);
  const text = evidencePlain(card);
  for (const words of [...(card.grid?.sentences ?? []), 'Access point']) expect(text).toContain(words);
});

test('a verdict that stands on no reading with a ladder shows none', () => {
  const names = [...catalogue.values()].filter(({ sessionCount }) => sessionCount < 300);
  for (const { name } of names) {
    const card = evidence({}, undefined, name);
    if (card.ladders === undefined) continue;
    expect(card.ladders.lines.some(({ ladder }) => ladder.ticks.some(({ past }) => past))).toBe(true);
  }
});
