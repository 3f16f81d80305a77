import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry, AuditPage, AuditVerification } from '#contract/audit';
import { exchangeForm, setStage, type Answer, type Person, type Stage } from './testing.ts';

const SEED = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
const SESSIONS = `/graph/v1.0/communications/callRecords/${SEED}/sessions`;
const AUDIT = '/api/admin/audit';
const ADMIN_GETS = [AUDIT, `${AUDIT}/verification`];

let stage: Stage;
let folder: string;
const clock = { ahead: 0 };
const now = (): number => Date.now() + clock.ahead;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-admin-'));
  stage = await setStage({ now }, { now }, { AUDIT_FILE: join(folder, 'audit.jsonl') });
});
afterAll(async () => {
  await stage.stop();
  await rm(folder, { recursive: true });
});

const trailPath = async (): Promise<string> => join(folder, (await readdir(folder))[0] ?? '');
const read = async (query = ''): Promise<AuditPage> =>
  (await stage.get(`${AUDIT}${query}`, { as: 'joni' })).json<AuditPage>();

const post = async (
  body: unknown,
  as: Person | null = 'joni',
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const authorization = as === null ? {} : { authorization: `Bearer ${await stage.tokenOf(as)}` };
  return stage.proxy.inject({
    method: 'POST',
    url: '/api/admin/revocations',
    headers: { 'content-type': 'application/json', ...authorization, ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
};

describe.each(ADMIN_GETS)('%s', (url) => {
  test('opens to an administrator and to nobody else', async () => {
    expect((await stage.get(url, { as: 'joni' })).statusCode).toBe(200);
    for (const as of ['megan', 'patti'] as const) {
      const answer = await stage.get(url, { as });
      expect(answer.statusCode).toBe(403);
      expect(answer.headers['www-authenticate']).toBe('Bearer error="insufficient_scope"');
    }
    expect((await stage.get(url)).statusCode).toBe(401);
  });

  test('needs the scope of the role, too', async () => {
    const subject = await stage.simulator.issueUserToken('megan', {
      roles: ['CallQuality.Read', 'CallQuality.Admin'],
    });
    const form = { ...exchangeForm(stage.simulator, subject), scope: 'callquality.read' };
    const { access_token: token } = (await stage.exchange(form)).json<{ access_token: string }>();
    expect((await stage.get(url, { headers: { authorization: `Bearer ${token}` } })).statusCode).toBe(403);
  });

  test('refuses other origins, other methods and unknown options', async () => {
    expect(
      (await stage.get(url, { as: 'joni', headers: { origin: 'https://evil.example' } })).statusCode,
    ).toBe(403);
    expect((await stage.proxy.inject({ method: 'DELETE', url })).headers['allow']).toBe('GET');
    expect((await stage.get(`${url}?colour=red`, { as: 'joni' })).statusCode).toBe(400);
  });
});

describe('the trail', () => {
  test('says who saw which record at what level, and never whose names were shown', async () => {
    await stage.get(SESSIONS, { as: 'megan', headers: { 'x-purpose': 'INC-4711' } });
    const [entry] = (await read(`?event=data&limit=1`)).entries;
    expect(entry).toMatchObject({
      event: 'data',
      recordId: SEED,
      fieldLevel: 'identity',
      sessions: 1,
      status: 200,
      client: '127.0.0.0/24',
      purpose: 'INC-4711',
      tid: stage.simulator.tenantId,
    });
    for (const name of ['ts', 'oid', 'uti', 'jti', 'requestId', 'graphRequestId', 'prev'])
      expect(entry).toHaveProperty(name);
    expect(await readFile(await trailPath(), 'utf8')).not.toMatch(/Abbie|Owen|Megan|@contoso/);
  });

  test('holds exchanges, denials and its own reading', async () => {
    await stage.get(SESSIONS, { as: 'joni' });
    await stage.exchange(exchangeForm(stage.simulator, 'nonsense'));
    const { entries } = await read('?limit=10');
    expect(entries[0]).toMatchObject({ event: 'audit-read', what: 'read' });
    expect(entries.map(({ event, code }) => [event, code])).toContainEqual(['denial', 'forbidden']);
    expect(entries.map(({ event, code }) => [event, code])).toContainEqual([
      'exchange',
      'subject_token_invalid',
    ]);
    expect(entries.map(({ event, status }) => [event, status])).toContainEqual(['exchange', 200]);
  });

  test('is paged from the newest to the first line without a gap', async () => {
    const lines = (await readFile(await trailPath(), 'utf8')).split('\n').length - 1;
    const seen: string[] = [];
    let page = await read('?limit=7');
    const headers = { authorization: `Bearer ${await stage.tokenOf('joni')}` };
    for (;;) {
      seen.push(...page.entries.map(({ prev }) => prev));
      if (page.next === undefined) break;
      page = (await stage.get(`${AUDIT}?limit=7&before=${page.next}`, { headers })).json<AuditPage>();
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(lines);
    expect(seen.at(-1)).toBe('0'.repeat(64));
  });

  test('is filtered by event, person, record and time', async () => {
    const all = (entries: readonly AuditEntry[], holds: (entry: AuditEntry) => boolean): boolean =>
      entries.length > 0 && entries.every(holds);
    const [{ oid, ts } = { oid: '', ts: '' }] = (await read('?event=data')).entries;
    expect(all((await read(`?event=denial`)).entries, ({ event }) => event === 'denial')).toBe(true);
    expect(all((await read(`?oid=${oid}`)).entries, (entry) => entry.oid === oid)).toBe(true);
    expect(
      all((await read(`?recordId=${SEED.toUpperCase()}`)).entries, ({ recordId }) => recordId === SEED),
    ).toBe(true);
    expect(all((await read(`?from=${ts}`)).entries, (entry) => entry.ts >= ts)).toBe(true);
    expect(all((await read(`?to=${ts}`)).entries, (entry) => entry.ts <= ts)).toBe(true);
  });

  test.each([
    'limit=0',
    'limit=501',
    'limit=all',
    'event=everything',
    'oid=megan',
    'recordId=1',
    'from=yesterday',
    'to=0001-01-01T00:00:00Z',
    'before=../../etc/passwd',
    'event=data&event=data',
  ])('refuses the filter %s', async (query) => {
    expect((await stage.get(`${AUDIT}?${query}`, { as: 'joni' })).statusCode).toBe(400);
  });

  test('is checked from end to end, and the check is a line of it', async () => {
    const check = async () =>
      (await stage.get(`${AUDIT}/verification`, { as: 'joni' })).json<AuditVerification>();
    expect(await check()).toMatchObject({ isWhole: true });
    expect((await read('?limit=3')).entries.map(({ what }) => what)).toContain('verified');
    const path = await trailPath();
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('INC-4711', 'INC-4712'));
    const changed = text.split('\n').findIndex((line) => line.includes('INC-4711')) + 1;
    expect(await check()).toMatchObject({ isWhole: false, broken: { line: changed + 1 } });
    const grown = await readFile(path, 'utf8');
    await writeFile(path, grown.replace('INC-4712', 'INC-4711'));
    expect(await check()).toMatchObject({ isWhole: true });
  });
});

describe('revocation', () => {
  const me = (token: string) =>
    stage
      .get('/api/me', { headers: { authorization: `Bearer ${token}` } })
      .then(({ statusCode }) => statusCode);
  const oidOf = async (person: Person): Promise<string> => {
    const subject = await stage.simulator.issueUserToken(person);
    const claims = Buffer.from(subject.split('.')[1] ?? '', 'base64url').toString();
    return (JSON.parse(claims) as { oid: string }).oid;
  };
  const exchange = async (person: Person, claims: Record<string, unknown> = {}): Promise<Answer> =>
    stage.exchange(
      exchangeForm(
        stage.simulator,
        await stage.simulator.issueUserToken(person, { iat: Math.floor(now() / 1_000), ...claims }),
      ),
    );

  test('of a person ends every token at once, and no new one is given for forty minutes', async () => {
    const token = await stage.tokenOf('patti');
    const other = await stage.tokenOf('megan');
    expect(await me(token)).toBe(200);
    const answer = await post({ sub: (await oidOf('patti')).toUpperCase() });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(await me(token)).toBe(401);
    expect(await me(other)).toBe(200);
    expect((await exchange('patti')).json()).toMatchObject({ code: 'subject_token_invalid' });
    clock.ahead += 39 * 60_000;
    expect((await exchange('patti', { exp: Math.floor(now() / 1_000) + 60 })).statusCode).toBe(400);
    clock.ahead += 2 * 60_000;
    expect((await exchange('patti', { exp: Math.floor(now() / 1_000) + 60 })).statusCode).toBe(200);
    clock.ahead = 0;
  });

  test('of a session ends that session and no other', async () => {
    const claims = { sid: 'a-session-of-entra' };
    const { access_token: token } = (await exchange('megan', claims)).json<{ access_token: string }>();
    const other = await stage.tokenOf('megan');
    expect((await post({ sid: 'a-session-of-entra' })).statusCode).toBe(204);
    expect(await me(token)).toBe(401);
    expect(await me(other)).toBe(200);
    expect((await exchange('megan', claims)).statusCode).toBe(400);
  });

  test('of all ends every token there is, and new ones are given at once', async () => {
    const tokens = [await stage.tokenOf('megan'), await stage.tokenOf('joni')];
    expect((await post({ all: true })).statusCode).toBe(204);
    for (const token of tokens) expect(await me(token)).toBe(401);
    expect(await me(await stage.tokenOf('megan'))).toBe(200);
  });

  test('is written down, with whose tokens ended', async () => {
    await post({ sid: 'written' });
    const [entry] = (await read('?event=revocation&limit=1')).entries;
    expect(entry).toMatchObject({
      revoked: { sid: 'written' },
      roles: ['CallQuality.Admin'],
      what: 'by an administrator',
    });
  });

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['two at once', { sub: SEED, sid: 'a' }],
    ['a name for a person', { sub: 'megan' }],
    ['a session of nothing', { sid: '' }],
    ['not all', { all: false }],
    ['a list', []],
    ['no JSON', '{'],
  ])('of %s is refused', async (_, body) => {
    const answer = await post(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid-input' });
  });

  test('is for administrators, from our own pages, as JSON', async () => {
    expect((await post({ all: true }, 'megan')).statusCode).toBe(403);
    expect((await post({ all: true }, null)).statusCode).toBe(401);
    expect((await post({ all: true }, 'joni', { origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await post('all=1', 'joni', { 'content-type': 'text/plain' })).statusCode).toBe(415);
    expect((await post(JSON.stringify({ sid: 'x'.repeat(17_000) }))).statusCode).toBe(413);
    const answer = await stage.proxy.inject('/api/admin/revocations');
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'POST']);
  });
});

test('while the trail cannot be written names stay hidden, numbers do not, and readiness says so', async () => {
  await stage.stop();
  stage = await setStage({}, {}, { AUDIT_FILE: join(folder, 'audit.jsonl') });
  const path = await trailPath();
  const headers = {
    megan: { authorization: `Bearer ${await stage.tokenOf('megan')}` },
    patti: { authorization: `Bearer ${await stage.tokenOf('patti')}` },
    joni: { authorization: `Bearer ${await stage.tokenOf('joni')}` },
  };
  const before = await readFile(path, 'utf8');
  await writeFile(path, `${before}foreign\n`);
  for (const url of [SESSIONS, SESSIONS.replace('/sessions', ''), '/graph/v1.0/communications/callRecords']) {
    const answer = await stage.get(url, { headers: headers.megan });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('30');
    expect(answer.json()).toMatchObject({ code: 'audit-unavailable' });
    expect(answer.body).not.toMatch(/Abbie|Owen/);
    expect((await stage.get(url, { headers: headers.patti })).statusCode).toBe(200);
  }
  expect((await stage.get(AUDIT, { headers: headers.joni })).statusCode).toBe(503);
  expect((await stage.get('/readyz')).json()).toMatchObject({
    status: 'degraded',
    details: [{ code: 'audit-unavailable' }],
  });
  await writeFile(path, before);
  expect((await stage.get(SESSIONS, { headers: headers.megan })).statusCode).toBe(200);
  expect((await stage.get('/readyz')).json()).toMatchObject({ status: 'ready' });
});
