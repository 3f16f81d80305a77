import { MINUTE_MS } from '#base/units';
import { Agent, fetch } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FAULT_KINDS, type Fault, type FaultKind } from './faults.ts';
import { allHands } from './scenarios/all-hands.ts';
import { townHall } from './scenarios/large-meetings.ts';
import { startSimulator, type Simulator } from './simulator.ts';

const faults: Record<string, readonly Fault[]> = {};
const tried = new Set<FaultKind>();
let now = Date.parse('2026-11-24T09:00:00Z');
let simulator: Simulator;
let agent: Agent;

beforeAll(async () => {
  simulator = await startSimulator({ appOrigin: 'http://localhost:4310', now: () => now, faults });
  agent = new Agent({ connect: { ca: simulator.caCertificate } });
});
afterAll(async () => {
  await agent.destroy();
  await simulator.stop();
});
beforeEach(() => {
  now += 6 * MINUTE_MS;
});

type Body = { readonly value?: readonly { readonly id: string }[]; readonly [name: string]: unknown };
type Answer = {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly body: Body;
};

const SESSIONS = `/v1.0/communications/callRecords/${townHall.id}/sessions?$select=id`;

const request = async (url: string, signal?: AbortSignal) =>
  fetch(new URL(url, simulator.graphBaseUrl), {
    dispatcher: agent,
    redirect: 'manual',
    headers: { authorization: `Bearer ${await simulator.issueAppToken()}` },
    ...(signal && { signal }),
  });

const ask = async (url: string): Promise<Answer> => {
  const response = await request(url);
  const text = await response.text();
  const body = /^\s*\{[\s\S]*\}\s*$/.test(text) ? (JSON.parse(text) as Body) : {};
  return { status: response.status, text, headers: new Headers([...response.headers]), body };
};

const plan = (fault: Fault): void => {
  faults[townHall.id] = [fault];
  tried.add(fault.kind);
};

/** The first page of a meeting of 1,000, struck by this fault once. */
const struckBy = async (fault: Fault, url = SESSIONS): Promise<Answer> => {
  plan(fault);
  return ask(url);
};
const linkOf = ({ body }: Answer): string => String(body['@odata.nextLink']);

describe('Graph refuses', () => {
  test.each([
    ['throttled', 429],
    ['requestTimeout', 408],
    ['serverError', 500],
    ['badGateway', 502],
    ['unavailable', 503],
    ['gatewayTimeout', 504],
    ['bandwidthExceeded', 509],
    ['unauthorized', 401],
    ['forbidden', 403],
    ['badRequest', 400],
  ] as const)('%s with %i, once, and in its own words', async (kind, status) => {
    const refused = await struckBy({ kind });
    expect(refused.status).toBe(status);
    expect(refused.body).toMatchObject({
      error: { innerError: { 'request-id': refused.headers.get('request-id') } },
    });
    expect((await ask(SESSIONS)).status).toBe(200);
  });

  test('an old page token, and only where there is one', async () => {
    expect((await struckBy({ kind: 'expiredToken', page: 'every', times: 1 })).status).toBe(200);
    const second = linkOf(await ask(SESSIONS));
    expect((await ask(second)).status).toBe(410);
    expect((await ask(second)).status).toBe(200);
  });

  test.each(['2.128', '7', '-1', 'soon', 'Tue, 24 Nov 2026 09:00:00 GMT', null])(
    'and says %s as to when to come back',
    async (retryAfter) => {
      const refused = await struckBy({ kind: 'throttled', retryAfter, throttleScope: 'Tenant_Application' });
      expect(refused.headers.get('retry-after')).toBe(retryAfter);
      expect(refused.headers.get('x-ms-throttle-scope')).toBe('Tenant_Application');
    },
  );
});

describe('an answer is spoilt', () => {
  test.each(['reset', 'resetInBody', 'truncated'] as const)(
    '%s: it cannot be read to its end',
    async (kind) => {
      await expect(struckBy({ kind })).rejects.toThrow(/fetch failed|terminated/);
      expect((await ask(SESSIONS)).body.value).toHaveLength(60);
    },
  );

  test.each(['silent', 'stalled', 'slowBytes'] as const)('%s: it is not there in time', async (kind) => {
    plan({ kind });
    const leaving = new AbortController();
    const answer = request(SESSIONS, leaving.signal).then((response) => response.text());
    const outcome = await Promise.race([
      answer.then(() => 'answered'),
      new Promise((resolve) => setTimeout(resolve, 700, 'waiting')),
    ]);
    expect(outcome).toBe('waiting');
    leaving.abort();
    await expect(answer).rejects.toThrow(/abort/i);
  });

  test('brokenJson, html, emptyBody: it is no JSON', async () => {
    for (const kind of ['brokenJson', 'html', 'emptyBody'] as const) {
      const { status, text } = await struckBy({ kind });
      expect(status).toBe(200);
      expect(() => void JSON.parse(text)).toThrow(SyntaxError);
    }
  });

  test('wrongType and html name another type', async () => {
    expect((await struckBy({ kind: 'wrongType' })).headers.get('content-type')).toContain('text/plain');
    expect((await struckBy({ kind: 'html' })).headers.get('content-type')).toContain('text/html');
  });

  test('errorBody: a success that holds an error', async () => {
    const { status, body } = await struckBy({ kind: 'errorBody' });
    expect([status, Object.keys(body)]).toEqual([200, ['error']]);
  });

  test('redirect: to this very host, where whoever follows is seen', async () => {
    const { status, headers } = await struckBy({ kind: 'redirect' });
    expect(status).toBe(307);
    expect((await ask(headers.get('location') ?? '')).status).toBe(404);
    expect(simulator.requests.at(-1)?.url).toMatch(/^\/moved\/v1\.0\//);
  });

  test('tooLarge and bomb: more than 16 MiB, the bomb packed small', async () => {
    expect((await struckBy({ kind: 'tooLarge' })).text.length).toBeGreaterThan(16 * 2 ** 20);
    const bomb = await struckBy({ kind: 'bomb' });
    expect(Number(bomb.headers.get('content-length') ?? Infinity)).toBeLessThan(2 ** 20);
    expect(bomb.text.length).toBeGreaterThan(60 * 2 ** 20);
    expect(bomb.body.value).toHaveLength(60);
  });

  test('doubleCoding names two codings', async () => {
    expect((await struckBy({ kind: 'doubleCoding' })).headers.get('content-encoding')).toBe('gzip, gzip');
  });

  test('tooDeep: JSON a hundred levels deep', async () => {
    expect((await struckBy({ kind: 'tooDeep' })).text).toContain('['.repeat(100));
  });
});

describe('a link leads astray', () => {
  test.each([
    ['foreignLink', /^https:\/\/graph\.elsewhere\.example\/v1\.0\/.*skiptoken=/],
    ['otherRecordLink', /callRecords\/00000000-0000-4000-8000-000000000000\/sessions\?.*skiptoken=/],
    ['plainHttpLink', /^http:\/\/localhost/],
    ['longLink', /A{9000}$/],
    ['numberLink', /^60$/],
    [
      'documentedLink',
      /\/v1\.0\/\$metadata#communications\/callRecords\('[-0-9a-f]+'\)\/sessions\?\$select=id&\$skiptoken=/,
    ],
    ['backLoop', /\/sessions\?\$select=id$/],
  ] as const)('%s', async (kind, shape) => {
    const struck = await struckBy({ kind });
    expect(struck.body.value).toHaveLength(60);
    expect(linkOf(struck)).toMatch(shape);
  });

  test('selfLoop: the second page leads to itself', async () => {
    plan({ kind: 'selfLoop', page: 2 });
    const second = linkOf(await ask(SESSIONS));
    expect(linkOf(await ask(second))).toBe(second);
  });

  test('the token in the documented shape is right', async () => {
    const token = /skiptoken=(.+)$/.exec(linkOf(await struckBy({ kind: 'documentedLink' })))?.[1] ?? '';
    const { body } = await ask(`${SESSIONS}&$skiptoken=${token}`);
    expect(body.value?.[0]?.id).toBe(simulator.truth(townHall.id)?.[60]?.id);
  });
});

describe('an odd page is right', () => {
  const readAll = async (): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let next: string | undefined = SESSIONS; next !== undefined;) {
      const { body }: Answer = await ask(next);
      ids.push(...(body.value ?? []).map(({ id }) => id));
      next = body['@odata.nextLink'] as string | undefined;
    }
    return ids;
  };

  test.each(['emptyPage', 'overlap'] as const)('%s: nothing is lost by it', async (kind) => {
    plan({ kind, page: 3 });
    const ids = await readAll();
    expect([...new Set(ids)]).toEqual(simulator.truth(townHall.id)?.map(({ id }) => id));
    expect(ids.length).toBe(kind === 'overlap' ? 1_001 : 1_000);
  });

  test('newVersion: the record is rewritten while it is read', async () => {
    const record = `/v1.0/communications/callRecords/${townHall.id}`;
    const before = Number((await ask(record)).body['version']);
    await struckBy({ kind: 'newVersion' });
    expect((await ask(record)).body['version']).toBe(before + 1);
  });
});

describe('faults by chance', () => {
  const outcomes = async (seed: number): Promise<readonly string[]> => {
    const other = await startSimulator({
      appOrigin: 'http://localhost:4310',
      now: () => now,
      faultRate: { kinds: ['unavailable', 'brokenJson'], share: 0.6, seed },
    });
    const ca = new Agent({ connect: { ca: other.caCertificate } });
    const seen: string[] = [];
    for (let count = 0; count < 9; count += 1) {
      const response = await fetch(
        `${other.graphBaseUrl}/v1.0/communications/callRecords/${allHands.id}/sessions?$select=id`,
        { dispatcher: ca, headers: { authorization: `Bearer ${await other.issueAppToken()}` } },
      );
      const text = await response.text();
      seen.push(response.status !== 200 ? String(response.status) : text.endsWith('}') ? 'whole' : 'broken');
    }
    await ca.destroy();
    await other.stop();
    return seen;
  };

  test('are the same for the same seed, and others for another', async () => {
    const first = await outcomes(3);
    expect(new Set(first)).toEqual(new Set(['503', 'broken', 'whole']));
    expect(await outcomes(3)).toEqual(first);
    expect(await outcomes(4)).not.toEqual(first);
  });
});

test('every kind of fault is tried here', () => {
  expect([...tried].toSorted()).toEqual([...FAULT_KINDS].toSorted());
});
