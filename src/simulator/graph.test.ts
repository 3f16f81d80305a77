import { readFileSync } from 'node:fs';
import { MINUTE_MS, SECOND_MS } from '#base/units';
import { parseSessionsPage } from '#calls/parse';
import { parseCallRecord, parseCallRecordList, parseParticipants } from '#calls/parse-record';
import { Agent, fetch } from 'undici';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Faults } from './faults.ts';
import { oidOf } from './people.ts';
import { allHands } from './scenarios/all-hands.ts';
import { documented } from './scenarios/documented.ts';
import { companyDay, townHall } from './scenarios/large-meetings.ts';
import { corruptPage, forgotten, notYetWritten } from './scenarios/not-always-there.ts';
import { hiddenAddresses, idleStreams, longNames, newMembers, olderForm } from './scenarios/odd-shapes.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';

/** A Tuesday morning after Graph stopped filling the deprecated members. */
const START = Date.parse('2026-11-24T09:00:00Z');

type Body = {
  readonly value: readonly { readonly id: string; readonly [name: string]: unknown }[];
  readonly '@odata.nextLink'?: string;
  readonly [name: string]: unknown;
};
type Answer = {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly body: Body;
};

let simulator: Simulator;
let agent: Agent;
let token: string;
let now = START;
const faults: Faults = {
  [allHands.id]: [
    { kind: 'unavailable', page: 2 },
    { kind: 'throttled', page: 3, retryAfter: '2.128' },
  ],
  [companyDay.id]: [
    { kind: 'emptyPage', page: 2 },
    { kind: 'foreignLink', page: 3 },
  ],
};

beforeAll(async () => {
  simulator = await startSimulator({ appOrigin: 'http://localhost:4310', now: () => now, faults });
  agent = new Agent({ connect: { ca: simulator.caCertificate } });
});
afterAll(async () => {
  await agent.close();
  await simulator.stop();
});
beforeEach(async () => {
  // Each test begins with empty throttling windows.
  now += 6 * MINUTE_MS;
  token = await simulator.issueAppToken();
});

const ask = async (url: string, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(new URL(url, simulator.graphBaseUrl), {
    dispatcher: agent,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  const text = await response.text();
  const body = response.status === 200 && text.endsWith('}') ? (JSON.parse(text) as Body) : { value: [] };
  return { status: response.status, text, headers: new Headers([...response.headers]), body };
};

const at = (id: string, rest = ''): string => `/v1.0/communications/callRecords/${id}${rest}`;
const errorOf = ({ text }: Answer): Record<string, unknown> =>
  (JSON.parse(text) as { error: Record<string, unknown> }).error;
const codeOf = (answer: Answer): unknown => errorOf(answer)['code'];

const readAll = async (url: string, headers: Record<string, string> = {}): Promise<Answer[]> => {
  const pages: Answer[] = [];
  for (let next: string | undefined = url; next !== undefined;) {
    const page = await ask(next, headers);
    pages.push(page);
    next = page.body['@odata.nextLink'];
  }
  return pages;
};

test('the pages of a record together are all of its sessions, each once', async () => {
  const pages = await readAll(at(townHall.id, '/sessions?$expand=segments'));
  const sessions = pages.flatMap(({ body }) => body.value);
  expect(pages).toHaveLength(17);
  expect(sessions).toEqual(simulator.truth(townHall.id));
  expect(new Set(sessions.map(({ id }) => id)).size).toBe(1_000);
});

test('the next link is absolute, keeps the query and carries an opaque token', async () => {
  const { body } = await ask(at(townHall.id, '/sessions?$expand=segments&$select=id'));
  const link = new URL(body['@odata.nextLink'] ?? '');
  expect(link.origin).toBe(simulator.graphBaseUrl);
  expect([...link.searchParams.keys()]).toEqual(['$expand', '$select', '$skiptoken']);
  expect(link.searchParams.get('$skiptoken')).toMatch(/^[\w-]{10,}$/);
});

test('a smaller page is given on request, and one above the maximum refused', async () => {
  const small = await ask(at(townHall.id, '/sessions'), { prefer: 'odata.maxpagesize=7' });
  expect(small.body.value).toHaveLength(7);
  const large = await ask(at(townHall.id, '/sessions'), { prefer: 'odata.maxpagesize=61' });
  expect(large.status).toBe(400);
});

test('a skip token of another record, and one that was altered, are refused', async () => {
  const { body } = await ask(at(townHall.id, '/sessions'));
  const own = new URL(body['@odata.nextLink'] ?? '').searchParams.get('$skiptoken') ?? '';
  expect((await ask(at(corruptPage.id, `/sessions?$skiptoken=${own}`))).status).toBe(400);
  expect((await ask(at(townHall.id, `/sessions?$skiptoken=${own}A`))).status).toBe(400);
});

test('sessions come without segments unless these are expanded', async () => {
  const { body } = await ask(at(townHall.id, '/sessions'));
  expect(body.value[0]).toHaveProperty('caller');
  expect(body.value[0]).not.toHaveProperty('segments');
});

test('$select leaves the named properties, the id and what was expanded', async () => {
  const { body } = await ask(at(townHall.id, '/sessions?$select=modalities&$expand=segments'));
  expect(Object.keys(body.value[0] ?? {}).toSorted()).toEqual(['id', 'modalities', 'segments']);
});

test('the documented bodies come byte for byte in both versions, whatever is preferred', async () => {
  const sample = (name: string): string =>
    readFileSync(new URL(`../calls/samples/${name}.json`, import.meta.url), 'utf8');
  for (const version of ['v1.0', 'beta']) {
    const url = `/${version}/communications/callRecords/${documented.id}/sessions`;
    const plain = await ask(url, { prefer: 'omit-values=nulls' });
    expect(plain.text).toBe(sample('seed-list-sessions'));
    const expanded = await ask(`${url}?$expand=segments`);
    expect(expanded.text).toBe(sample('seed-list-sessions-expand-segments'));
  }
});

test('the token of the documented link leads to an empty last page', async () => {
  const { body } = await ask(at(documented.id, '/sessions?$expand=segments&$skiptoken=abc'));
  expect(body.value).toEqual([]);
  expect(body).not.toHaveProperty(['@odata.nextLink']);
});

test('the documented record has both people and the caller as its organizer', async () => {
  const { body } = await ask(at(documented.id, '?$expand=participants_v2'));
  expect(body).toMatchObject({
    type: 'peerToPeer',
    version: 1,
    organizer_v2: { identity: { user: { displayName: 'Abbie Wilkins' } } },
    participants_v2: [
      { id: '821809f5-0000-0000-0000-3b5136c0e777' },
      { id: 'f69e2c00-0000-0000-0000-185e5f5f5d8a' },
    ],
  });
});

test('an expanded record continues both collections at their own addresses', async () => {
  const { body } = await ask(at(townHall.id, '?$expand=sessions($expand=segments),participants_v2'));
  expect(body['sessions']).toHaveLength(60);
  expect(body['participants_v2']).toHaveLength(130);
  const sessions = await ask(String(body['sessions@odata.nextLink']));
  expect(sessions.body.value[0]?.id).toBe(simulator.truth(townHall.id)?.[60]?.id);
  const people = await ask(String(body['participants_v2@odata.nextLink']));
  expect(people.body.value).toHaveLength(130);
});

test('Graph’s own spelling with parentheses is understood', async () => {
  const { body } = await ask(
    `/beta/communications/callRecords('${allHands.id.toUpperCase()}')/participants_v2`,
  );
  expect(body.value).toHaveLength(130);
  expect(body['@odata.nextLink']).toContain("callRecords('");
});

test('the list gives each record of the last 30 days once, newest first, 60 a page', async () => {
  const pages = await readAll('/v1.0/communications/callRecords');
  const records = pages.flatMap(({ body }) => body.value);
  const starts = records.map(({ startDateTime }) => Date.parse(String(startDateTime)));
  expect(pages.map(({ body }) => body.value.length)).toEqual([60, 60, records.length - 120]);
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  expect(starts).toEqual(starts.toSorted((one, other) => other - one));
  expect(Math.min(...starts)).toBeGreaterThan(now - 30 * 24 * 60 * MINUTE_MS);
  expect(records.map(({ id }) => id)).not.toContain(documented.id);
});

test('the list is filtered by start time and by participant', async () => {
  const miriam = oidOf('Miriam Graham');
  const from = '2026-11-23T11:00:00Z';
  const to = '2026-11-23T12:00:00Z';
  const clauses = [
    `startDateTime ge ${from}`,
    `startDateTime le ${to}`,
    `participants_v2/any(p:p/id eq '${miriam}')`,
  ];
  const { body } = await ask(`/v1.0/communications/callRecords?$filter=${clauses.join(' and ')}`);
  expect(body.value.map(({ id }) => id)).toContain(allHands.id);
  for (const { startDateTime } of body.value) {
    expect(Date.parse(String(startDateTime))).toBeGreaterThanOrEqual(Date.parse(from));
    expect(Date.parse(String(startDateTime))).toBeLessThanOrEqual(Date.parse(to));
  }
  const nobody = await ask(
    `/v1.0/communications/callRecords?$filter=${clauses[2]?.replace(miriam, oidOf('Nobody'))}`,
  );
  expect(nobody.body.value).toEqual([]);
});

test.each([
  ['an end-time filter', '/v1.0/communications/callRecords?$filter=endDateTime lt 2026-11-23T11:00:00Z'],
  ['$top', '/v1.0/communications/callRecords?$top=5'],
  ['an id that is no GUID', '/v1.0/communications/callRecords/123'],
  ['an unknown expand', `/v1.0/communications/callRecords/${allHands.id}?$expand=organizer`],
  ['an unknown property', `/v1.0/communications/callRecords/${allHands.id}/sessions?$select=id,mood`],
  [
    'a property of another type',
    `/v1.0/communications/callRecords/${allHands.id}/participants_v2?$select=caller`,
  ],
])('%s is refused with 400', async (_what, url) => {
  const answer = await ask(url);
  expect(answer.status).toBe(400);
  expect(codeOf(answer)).toBe('BadRequest');
});

test('unknown, unwritten and forgotten records are 404, and a record appears when it is written', async () => {
  const before = now;
  now = START;
  token = await simulator.issueAppToken();
  for (const id of ['00000000-0000-4000-8000-000000000000', notYetWritten.id, forgotten.id]) {
    const answer = await ask(at(id));
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('Could not find the requested call record.');
  }
  now = START + 31 * MINUTE_MS;
  expect((await ask(at(notYetWritten.id))).status).toBe(200);
  expect(simulator.truth(notYetWritten.id)).toHaveLength(1);
  now = before;
});

test('without a valid app-only token nothing is answered', async () => {
  const user = await simulator.issueUserToken('megan');
  for (const authorization of ['', 'Bearer nonsense', `Bearer ${user}`]) {
    const answer = await ask('/v1.0/communications/callRecords', { authorization });
    expect(answer.status).toBe(401);
    expect(codeOf(answer)).toBe('InvalidAuthenticationToken');
  }
});

test('errors name Graph’s request id and give back the client’s', async () => {
  const answer = await ask(at('123'), { 'client-request-id': 'mine' });
  expect(errorOf(answer)['innerError']).toMatchObject({
    'client-request-id': 'mine',
    'request-id': answer.headers.get('request-id'),
  });
});

test('the eleventh first page of a record within 20 seconds is throttled, the list is not', async () => {
  for (let count = 0; count < 10; count += 1) {
    now += SECOND_MS;
    expect((await ask(at(longNames.id, '/sessions'))).status).toBe(200);
  }
  now += 250;
  const refused = await ask(at(longNames.id));
  expect(refused.status).toBe(429);
  expect(codeOf(refused)).toBe('TooManyRequests');
  expect((await ask('/v1.0/communications/callRecords')).status).toBe(200);
  now += Number(refused.headers.get('retry-after')) * SECOND_MS;
  expect((await ask(at(longNames.id))).status).toBe(200);
});

test('faults strike as often as told, and leave the other pages alone', async () => {
  const first = await ask(at(allHands.id, '/sessions'));
  const second = first.body['@odata.nextLink'] ?? '';
  expect((await ask(second)).status).toBe(503);
  const again = await ask(second);
  expect(again.body.value).toHaveLength(60);
  const third = await ask(again.body['@odata.nextLink'] ?? '');
  expect([third.status, third.headers.get('retry-after')]).toEqual([429, '2.128']);
  expect((await ask(again.body['@odata.nextLink'] ?? '')).status).toBe(200);
});

test('an empty page has a link, and nothing is lost by it', async () => {
  const first = await ask(at(companyDay.id, '/sessions?$select=id'));
  const second = await ask(first.body['@odata.nextLink'] ?? '');
  expect(second.body.value).toEqual([]);
  const third = await ask(second.body['@odata.nextLink'] ?? '');
  expect(third.body.value).toHaveLength(60);
  expect(third.body.value[0]?.id).not.toBe(first.body.value[59]?.id);
  expect(third.body['@odata.nextLink']).toMatch(/^https:\/\/graph\.elsewhere\.example\//);
});

test('the corrupt page answers 200 with JSON that breaks off, every time', async () => {
  const second = (await ask(at(corruptPage.id, '/sessions'))).body['@odata.nextLink'] ?? '';
  const third = (await ask(second)).body['@odata.nextLink'] ?? '';
  for (let count = 0; count < 2; count += 1) {
    const answer = await ask(third);
    expect(answer.status).toBe(200);
    expect(() => void JSON.parse(answer.text)).toThrow(SyntaxError);
  }
});

test('members behind the sentinel are sent only to those who ask for them', async () => {
  const plain = await ask(at(newMembers.id, '/sessions'));
  expect(plain.body.value[0]?.['caller']).toMatchObject({
    userAgent: {
      platform: 'unknownFutureValue',
      productFamily: 'unknownFutureValue',
    },
  });
  expect(plain.body.value[0]).toMatchObject({ modalities: ['audio', 'unknownFutureValue'] });
  const asked = await ask(at(newMembers.id, '/sessions'), { prefer: 'include-unknown-enum-members' });
  expect(asked.body.value[0]?.['caller']).toMatchObject({
    userAgent: {
      platform: 'visionHeadset',
      productFamily: 'azureCommunicationServices',
    },
  });
});

test('nulls are left out for those who ask, and types for those who want no metadata', async () => {
  const url = at(allHands.id, '/sessions?$expand=segments');
  expect((await ask(url)).text).toMatch(/:null[,}]/);
  const lean = await ask(url, {
    prefer: 'omit-values=nulls',
    accept: 'application/json;odata.metadata=none',
  });
  expect(lean.text).not.toMatch(/:null[,}]|@odata\.type/);
});

test('before the last version some clients’ telemetry is missing, and nothing else changes', async () => {
  const current = simulator.truth(townHall.id) ?? [];
  const before = now;
  now = Date.parse(current[0]?.startDateTime ?? '') + 90 * MINUTE_MS;
  const { body } = await ask(at(townHall.id), { authorization: `Bearer ${await simulator.issueAppToken()}` });
  const early = simulator.truth(townHall.id) ?? [];
  now = before;
  expect(body['version']).toBe(1);
  expect(early.map(({ id }) => id)).toEqual(current.map(({ id }) => id));
  const changed = early.filter(
    (session, index) => JSON.stringify(session) !== JSON.stringify(current[index]),
  );
  expect(changed.length).toBeGreaterThan(50);
  for (const { segments } of changed) {
    for (const stream of segments.flatMap(({ media }) => media).flatMap(({ streams }) => streams)) {
      expect(stream).toMatchObject({ averageJitter: null, packetUtilization: 0 });
    }
  }
});

test('the older form has identity sets and deprecated members, and no discriminators', async () => {
  const record = await ask(at(olderForm.id, '?$expand=sessions'));
  expect(record.body).toMatchObject({ organizer: { user: { displayName: 'Lynne Robbins' } } });
  expect(JSON.stringify(record.body['sessions'])).not.toMatch(/@odata\.type|associatedIdentity/);
  expect(record.body).toMatchObject({
    sessions: [{}, { caller: { identity: { phone: { id: '+358942567000' } } } }, {}],
  });
  expect((await ask(at(allHands.id))).body).not.toHaveProperty('organizer');
});

test.each([olderForm, hiddenAddresses, idleStreams, newMembers, longNames, townHall])(
  'our parser reads every session of $name',
  async ({ id }) => {
    const { body } = await ask(at(id, '/sessions?$expand=segments'));
    const page = parseSessionsPage(body);
    expect(page.kind).toBe('ok');
    if (page.kind === 'ok') expect(page.value.sessions).toHaveLength(body.value.length);
    expect(parseCallRecord((await ask(at(id))).body).kind).toBe('ok');
    expect(parseParticipants((await ask(at(id, '/participants_v2'))).body).kind).toBe('ok');
    expect(parseCallRecordList((await ask('/v1.0/communications/callRecords')).body).kind).toBe('ok');
  },
);

test('what Graph was asked can be read afterwards', async () => {
  await ask(at(documented.id), { prefer: 'omit-values=nulls' });
  expect(simulator.requests.at(-1)).toMatchObject({
    method: 'GET',
    url: at(documented.id),
    headers: { prefer: 'omit-values=nulls' },
  });
});
