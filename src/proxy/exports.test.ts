import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { AuditPage } from '#contract/audit';
import { EXPORT_KINDS, type ExportRequest } from '#contract/exports';
import { EXPORTS_PATH } from '#contract/routes';
import { MINUTE_MS } from '#base/units';
import { exchangeForm, setStage, type Answer, type Stage } from './testing.ts';

const SEED = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
const EXPORT: ExportRequest = { recordId: SEED, kind: 'csv', fieldLevel: 'identity', sessions: 1 };
const idOf = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

let stage: Stage;
afterEach(() => stage.stop());

/** A token of Megan with these roles. */
const tokenWith = async (roles: readonly string[], scope?: string): Promise<string> => {
  const subject = await stage.simulator.issueUserToken('megan', { roles });
  const form = exchangeForm(stage.simulator, subject);
  const answer = await stage.exchange({ ...form, ...(scope === undefined ? {} : { scope }) });
  return answer.json<{ access_token: string }>().access_token;
};

const ask = async (body: object, token?: string): Promise<Answer> =>
  stage.proxy.inject({
    method: 'POST',
    url: EXPORTS_PATH,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token ?? (await stage.tokenOf('megan'))}`,
    },
    payload: JSON.stringify(body),
  });

const trail = async (query: string): Promise<AuditPage['entries']> =>
  (await stage.get(`/api/admin/audit?${query}`, { as: 'joni' })).json<AuditPage>().entries;

test('an export is written down with what left, at which level and why, before it is allowed', async () => {
  stage = await setStage();
  const asked = { ...EXPORT, recordId: SEED.toUpperCase(), sessions: 238, purpose: 'INC-4711, für Zoë' };
  const answer = await ask(asked);
  expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([204, '', 'no-store']);
  expect(await trail('event=export')).toMatchObject([
    {
      event: 'export',
      what: 'csv',
      recordId: SEED,
      fieldLevel: 'identity',
      sessions: 238,
      purpose: 'INC-4711, für Zoë',
      status: 204,
    },
  ]);
});

test.each(EXPORT_KINDS)('%s may be exported', async (kind) => {
  stage = await setStage();
  expect((await ask({ ...EXPORT, kind })).statusCode).toBe(204);
});

test('a purpose stands on one line of the trail and cannot turn it round', async () => {
  stage = await setStage();
  await ask({ ...EXPORT, purpose: '  INC-1\r\n\u202ethgir\u0000 \ud800 ' });
  await ask({ ...EXPORT, purpose: '\u200b\n' });
  const [blank, words] = await trail('event=export');
  expect(words?.purpose).toBe('INC-1 thgir');
  expect(blank).not.toHaveProperty('purpose');
});

test('nobody exports more than he may see', async () => {
  stage = await setStage();
  const masked = await tokenWith(['CallQuality.Read', 'CallQuality.Export']);
  expect((await ask({ ...EXPORT, fieldLevel: 'metrics' }, masked)).statusCode).toBe(204);
  expect((await ask(EXPORT, masked)).json()).toMatchObject({ status: 403, code: 'forbidden' });
  // The right to export opens no call by itself, and a token may be asked for with less than its holder could do.
  const blind = await tokenWith(['CallQuality.Export']);
  expect((await ask(EXPORT, blind)).statusCode).toBe(403);
  expect((await ask({ ...EXPORT, fieldLevel: 'metrics' }, blind)).statusCode).toBe(403);
  const narrowed = await tokenWith(
    ['CallQuality.Read.Identity', 'CallQuality.Export'],
    'callquality.identity',
  );
  expect((await ask(EXPORT, narrowed)).statusCode).toBe(403);
  expect((await trail('event=denial')).map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  expect(await trail('event=export')).toHaveLength(1);
});

test('five calls may be exported in ten minutes, however many kinds of each', async () => {
  const clock = { ahead: 0 };
  const now = (): number => Date.now() + clock.ahead;
  stage = await setStage({ now }, { now });
  const megan = await stage.tokenOf('megan');
  for (const place of [1, 2, 3, 4, 5])
    for (const kind of EXPORT_KINDS)
      expect((await ask({ ...EXPORT, kind, recordId: idOf(place) }, megan)).statusCode).toBe(204);
  const refused = await ask({ ...EXPORT, recordId: idOf(6) }, megan);
  expect(refused.json()).toMatchObject({ status: 429, code: 'rate-limited' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(590);
  // The same call with names masked, or not, is another file for other eyes.
  expect((await ask({ ...EXPORT, fieldLevel: 'metrics', recordId: idOf(5) }, megan)).statusCode).toBe(429);
  expect((await ask({ ...EXPORT, recordId: idOf(5) }, megan)).statusCode).toBe(204);
  expect(await trail('event=limit')).toMatchObject([{ what: 'exports', recordId: idOf(6), status: 429 }]);

  clock.ahead = 10 * MINUTE_MS;
  const later = await stage.simulator.issueUserToken('megan', { iat: Math.floor(now() / 1_000) });
  const { access_token: token } = (await stage.exchange(exchangeForm(stage.simulator, later))).json<{
    access_token: string;
  }>();
  expect((await ask({ ...EXPORT, recordId: idOf(6) }, token)).statusCode).toBe(204);
});

test('how many is a setting', async () => {
  stage = await setStage({}, {}, { LIMIT_EXPORTS: '1' });
  expect((await ask(EXPORT)).statusCode).toBe(204);
  expect((await ask({ ...EXPORT, recordId: idOf(1) })).statusCode).toBe(429);
});

test('what cannot be written down is not exported, not even masked', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-exports-'));
  stage = await setStage({}, {}, { AUDIT_FILE: join(folder, 'audit.jsonl') });
  const megan = await stage.tokenOf('megan');
  expect((await ask(EXPORT, megan)).statusCode).toBe(204);
  const path = join(folder, (await readdir(folder))[0] ?? '');
  const before = await readFile(path, 'utf8');
  await appendFile(path, 'foreign\n');
  for (const fieldLevel of ['identity', 'metrics'] as const) {
    const answer = await ask({ ...EXPORT, fieldLevel }, megan);
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '30']);
    expect(answer.json()).toMatchObject({ code: 'audit-unavailable' });
  }
  await writeFile(path, before);
  expect((await ask(EXPORT, megan)).statusCode).toBe(204);
  await rm(folder, { recursive: true });
});
