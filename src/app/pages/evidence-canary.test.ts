import { describe, expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { planted } from '#calls/planted';
import { parseSessionsPage } from '#calls/parse';
import { parseCallRecord } from '#calls/parse-record';
import { diagnose } from '#quality/diagnose';
import { CQD_LIMITS } from '#quality/limit-sets';
import { callJson } from '#report/evidence/call-json';
import { evidenceHtml, evidenceMarkdown, evidencePlain } from '#report/evidence/evidence-text';
import { createRowBuilder } from '#report/list/row-builder';
import { NO_FILTER } from '#report/list/row-filter';
import { sessionCsv } from '#report/evidence/session-csv';
import { streamCsv } from '#report/evidence/stream-csv';
import { callRange } from '#report/list/timeline';
import { toVerdict } from '#report/verdict/verdict';
import type { CallBodies } from '#report/case/call-bodies';
import { planCard } from '../features/evidence/plan-card.ts';
import { shownSide, sideAtLevel, type EvidencePage } from './evidence-side.ts';
import { makeEvidence } from './make-evidence.ts';
import { placeOf } from './row-places.ts';

const PARTS = { ladders: true, sessions: true, grid: true, path: true, ticket: true };
const noPause = () => Promise.resolve();
const measure = (text: string, { size }: { readonly size: number }) => text.length * size * 0.55;

/** A meeting in which every field of every session is filled, personal ones with a canary; the ticket names people. */
const bodies: CallBodies = {
  record: {
    ...planted('callRecord', 'record'),
    type: 'groupCall',
    sessions: undefined,
    organizer: { user: { id: 'id-organizer', displayName: 'Canary Organiser' } },
  },
  participants: [planted('participantBase', 'participant')],
  pages: [
    {
      value: [1, 2, 3].map((number) => ({
        ...planted('session', `session ${number}`),
        id: `session-${number}`,
        caller: {
          ...(planted('session', `session ${number}`)['caller'] as object),
          '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
          associatedIdentity: {
            id: `id-person-${number}`,
            displayName: `Canary Person ${number}`,
            userPrincipalName: `canary${number}@contoso.com`,
          },
        },
      })),
    },
  ],
};

const pageOf = (): EvidencePage => {
  const record = parseCallRecord(bodies.record);
  const sessions = parseSessionsPage(bodies.pages[0]);
  if (record.kind === 'err' || sessions.kind === 'err') throw new Error('not a call');
  const rows = createRowBuilder().add(sessions.value.sessions);
  const rowOf = (key: string) => rows.find((row) => row.key === key);
  const nameOf = (key: string) => rowOf(key)?.name ?? '';
  const zone = 'Europe/Helsinki';
  const list = {
    shown: { rows, late: 0 },
    fit: rows,
    unfit: new Set(),
    filter: { ...NO_FILTER, people: rows.slice(0, 1).map(({ key }) => key), text: 'canary person' },
    nameOf,
    rowOf,
  };
  return {
    id: '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1',
    call: {
      record: record.value,
      participants: [],
      pages: [sessions.value],
      rows,
      reading: {
        shown: 3,
        expected: 3,
        pagesRead: 1,
        version: '2',
        mayGrow: false,
        state: { kind: 'complete' },
      },
      bodies: () => Promise.resolve(bodies),
    } as unknown as EvidencePage['call'],
    viewer: {
      fieldLevel: 'identity',
      appVersion: '0.9.0',
      mayExport: true,
      tenantId: undefined,
      askExport: undefined,
    },
    list: list as unknown as EvidencePage['list'],
    verdict: toVerdict(diagnose(sessions.value.sessions), { nameOf, zone }),
    limits: CQD_LIMITS,
    title: 'Meeting, Thu 1 Jan 2026, 02:00',
    facts: undefined,
    whole: callRange(record.value, rows),
    zone,
    about: rows[1] === undefined ? {} : { person: rows[1].key },
    now: epochMs(Date.parse('2026-01-02T00:00:00Z')),
    link: `https://earshot.example/calls/8f2c41d7?s=${rows[0] === undefined ? '' : placeOf(rows[0])}`,
    isFile: false,
    ticketWords: 'Canary Person 1 and canary2@contoso.com on +358 40 555 0123 heard nothing',
  };
};

/** Everything that can be written out of a side of the call, as text. */
const written = (
  page: EvidencePage,
  side: Awaited<ReturnType<typeof sideAtLevel>>,
): Record<string, string> => {
  const evidence = makeEvidence(page, side, PARTS);
  if (evidence === undefined) throw new Error('no evidence');
  const source = { recordId: page.id, version: '2', nameOf: side.nameOf };
  const note = {
    format: 'earshot-call',
    formatVersion: 1,
    made: '',
    madeBy: '',
    fieldLevel: side.level,
    sessions: 3,
    sessionsRead: 3,
    isWholeRecord: true,
    filter: side.filter,
  } as const;
  return {
    picture: planCard(evidence, measure)
      .marks.map((mark) => (mark.kind === 'text' ? mark.text : ''))
      .join('\n'),
    markdown: evidenceMarkdown(evidence),
    html: evidenceHtml(evidence),
    plain: evidencePlain(evidence),
    sessions: [...sessionCsv(side.chosen, source)].join(''),
    streams: [...streamCsv(side.chosen, { ...source, limits: CQD_LIMITS })].join(''),
    json: [
      ...callJson(
        side.levelled?.bodies.record,
        side.levelled?.sent ?? [],
        note,
        side.levelled?.bodies.participants,
      ),
    ].join(''),
  };
};

describe('a canary in every personal field', async () => {
  const page = pageOf();
  const masked = written(page, await sideAtLevel(page, 'metrics', noPause));
  const shown = written(page, shownSide(page));

  test.each(Object.keys(masked))('is in no masked export: %s', (name) => {
    const text = masked[name] ?? '';
    expect(text.length).toBeGreaterThan(100);
    expect(text).not.toMatch(/canary|@contoso|id-person|id-organizer|987654321|0123/i);
    expect(text).not.toContain('203.0.113.77');
  });

  test('was there to be found: with names shown the same exports hold it', () => {
    for (const name of ['picture', 'markdown', 'sessions', 'streams']) expect(shown[name]).toMatch(/canary/i);
  });

  test('one person has one pseudonym in all of them', () => {
    const names = (text = '') => new Set(text.match(/(?:Internal|External|Person) \d+/g));
    const inCsv = names(masked['sessions']);
    expect(inCsv.size).toBe(6);
    for (const name of names(masked['picture'])) {
      expect([...names(masked['plain'])]).toContain(name);
      expect([...names(masked['json'])]).toContain(name);
    }
    for (const name of inCsv) expect([...names(masked['json'])]).toContain(name);
  });

  test('the ticket keeps its complaint and the filter its measures, without whom they name', () => {
    expect(masked['plain']).toContain('“[name] and [name] on [number] heard nothing”');
    expect(masked['plain']).toMatch(/Filter: (Internal|External|Person) \d+; words typed on the page\./);
  });
});
