import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FIELDS, fieldsOf, type TypeName } from '#calls/fields';
import { maskJson } from '#calls/mask';
import { parseSessionsPage } from '#calls/parse';
import { parseCallRecord, parseCallRecordList, parseParticipants } from '#calls/parse-record';
import { createPseudonyms } from '#calls/pseudonyms';
import { ACCESS_TOKEN_TYPE, TOKEN_EXCHANGE_GRANT } from '#contract/routes';
import { ProxyError } from './errors.ts';
import { readNextLink } from './graph/next-link.ts';
import { createCursors } from './records/cursor.ts';
import { readFilter, writeFilter } from './steps/read-filter.ts';
import { readOptions } from './steps/read-options.ts';
import { exchangeForm, setStage, type Stage } from './testing.ts';
import { refuseOddTarget } from './wire.ts';

/**
 * What strangers can send, made up at random. A failure prints the case; the seed below finds it again:
 * FUZZ_SEED=… npx vitest run src/proxy/fuzz.test.ts. FUZZ_RUNS asks for more than ten thousand cases.
 */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 10_000);
const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
process.stdout.write(`Fuzz: ${numRuns} runs a property, FUZZ_SEED=${seed}\n`);
const options = { numRuns, seed };
vi.setConfig({ testTimeout: 60_000 + numRuns * 5 });

const SEED = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
const TARGET = {
  kind: 'collection',
  version: 'v1.0',
  id: SEED,
  collection: 'sessions',
  expandSegments: false,
} as const;
const GRAPH = 'https://graph.microsoft.com';
const GOOD_LINK = `${GRAPH}/v1.0/communications/callRecords/${SEED}/sessions?$skiptoken=abc`;

const refused = (run: () => unknown): ProxyError | undefined => {
  try {
    run();
    return undefined;
  } catch (cause) {
    if (cause instanceof ProxyError) return cause;
    throw cause;
  }
};

/** Strings that somebody would try, more often than chance makes them. */
const nasty = (...pieces: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 6 })), {
      maxLength: 12,
    })
    .map((parts) => parts.join(''));

/** A text with something cut out, put in, or doubled. */
const mangled = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.nat(text.length),
      fc.nat(8),
      nasty('/', '..', '%2e', '\\', '@', ':', '#', '?', '//', '%00', ' '),
    )
    .map(([at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));

const targets = nasty(
  '/',
  '//',
  '/.',
  '/..',
  '%2e',
  '%2f',
  '%5c',
  '%00',
  '\\',
  '#',
  '?',
  '&',
  '$select=',
  '/graph/v1.0/communications/callRecords',
  SEED,
  '/sessions',
  "('",
  "')",
  '/api/me',
  'http://evil.example',
);

test('a request target that passes reads the same to everybody', () => {
  fc.assert(
    fc.property(fc.oneof(targets, mangled(`/graph/v1.0/communications/callRecords/${SEED}`)), (target) => {
      const refusal = refused(() => refuseOddTarget(target, 4_096));
      if (refusal !== undefined) return refusal.code === 'invalid-input';
      const path = target.split('?', 1)[0] ?? '';
      const url = new URL(target, 'http://host.example');
      return (
        url.host === 'host.example' &&
        decodeURIComponent(url.pathname) === decodeURIComponent(path) &&
        url.hash === '' &&
        !decodeURIComponent(path).includes('\0')
      );
    }),
    options,
  );
});

test('a link that is followed leads to the same collection of the same Graph', () => {
  const links = fc.oneof(
    mangled(GOOD_LINK),
    mangled(`${GRAPH}/v1.0/$metadata#communications/callRecords('${SEED}')/sessions?$skiptoken=abc`),
    nasty(
      GOOD_LINK,
      'https://',
      GRAPH,
      '@',
      ':443',
      '.evil.example',
      '/v1.0',
      '/beta',
      '?$skiptoken=',
      '/..',
    ),
    fc.anything(),
  );
  fc.assert(
    fc.property(links, (link) => {
      const next = readNextLink(link, TARGET, GRAPH);
      if (next.kind === 'err') return true;
      const url = new URL(next.value);
      const path = decodeURIComponent(url.pathname).toLowerCase();
      return (
        next.value.startsWith(`${GRAPH}/`) &&
        url.origin === GRAPH &&
        url.username === '' &&
        url.hash === '' &&
        [
          `/v1.0/communications/callrecords/${SEED}/sessions`,
          `/v1.0/communications/callrecords('${SEED}')/sessions`,
        ].includes(path)
      );
    }),
    options,
  );
});

test('a page link that was not ours is refused, and one of ours only fits where it belongs', () => {
  const cursors = createCursors(Buffer.alloc(32, 7), () => 0);
  const ours = cursors.seal({ from: 60 }, ['v1.0', SEED]);
  fc.assert(
    fc.property(fc.oneof(mangled(ours), fc.base64String(), fc.string()), (token) => {
      if (token === ours) return true;
      return refused(() => cursors.open(token, ['v1.0', SEED]))?.code === 'cursor-invalid';
    }),
    options,
  );
});

test('options and filters are read or refused, and what is read is written the same', () => {
  const filters = nasty(
    'startDateTime ge ',
    '2026-01-01T00:00:00Z',
    ' and ',
    ' or ',
    `participants_v2/any(p:p/id eq '${SEED}')`,
    "'",
    '(',
    ')',
    'true',
  );
  fc.assert(
    fc.property(filters, targets, (filter, target) => {
      const read = refused(() => {
        const clauses = readFilter(filter);
        expect(readFilter(writeFilter(clauses))).toEqual(clauses);
      });
      const asked = refused(() => readOptions(`/x?${target}`, ['$select', '$skiptoken']));
      return [read, asked].every((refusal) => refusal === undefined || refusal.code === 'invalid-input');
    }),
    options,
  );
});

describe('a body of Graph’s', () => {
  const SECRET = 'known to one person only';
  const names = [...new Set(Object.values(FIELDS).flatMap((fields) => Object.keys(fields)))];
  const keys = fc.oneof(
    fc.constantFrom(...names, 'value', '@odata.type', '@odata.nextLink', '__proto__', 'constructor'),
    fc.string({ maxLength: 8 }),
  );
  const values = fc.oneof(
    fc.constant(SECRET),
    fc.constantFrom(
      null,
      true,
      -1,
      1e300,
      '',
      'PT1S',
      '2026-01-01T00:00:00Z',
      '0001-01-01T00:00:00Z',
      '-P9D',
    ),
    fc.string(),
    fc.double(),
  );
  const { body } = fc.letrec<{ body: unknown; list: unknown; object: unknown }>((tie) => ({
    body: fc.oneof({ depthSize: 'small', withCrossShrink: true }, values, tie('object'), tie('list')),
    list: fc.array(tie('body'), { maxLength: 4 }),
    object: fc
      .array(fc.tuple(keys, tie('body')), { maxLength: 8 })
      .map((entries) => Object.assign(Object.create(null), Object.fromEntries(entries)) as object),
  }));

  test('is parsed whatever it is, and never throws', () => {
    fc.assert(
      fc.property(body, (json) => {
        for (const parse of [parseCallRecord, parseCallRecordList, parseParticipants, parseSessionsPage])
          expect(['ok', 'err']).toContain(parse(json).kind);
      }),
      options,
    );
  });

  test('shows a reader of metrics no text that nobody classified', () => {
    fc.assert(
      fc.property(body, fc.constantFrom('callRecord', 'session', 'participant'), (json, kind) => {
        const page = { value: [json], ...plantIn(kind === 'participant' ? 'participantBase' : kind, json) };
        const masked = JSON.stringify(maskJson(kind, page, 'metrics', createPseudonyms(undefined)));
        expect(masked).not.toContain(SECRET);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
      options,
    );
  });

  /** The same body under every field of the type, so that it is met where fields are looked at. */
  const plantIn = (type: string, json: unknown): Record<string, unknown> =>
    Object.fromEntries(Object.keys(fieldsOf(type as TypeName) ?? {}).map((name) => [name, json]));
});

describe('over HTTP', () => {
  let stage: Stage;
  let subject = '';
  let authorization = '';
  beforeAll(async () => {
    stage = await setStage();
    subject = await stage.simulator.issueUserToken('megan');
    authorization = `Bearer ${await stage.tokenOf('megan')}`;
  });
  afterAll(() => stage.stop());

  const TOKEN_ERRORS = [
    'invalid_request',
    'invalid_client',
    'invalid_scope',
    'invalid_target',
    'unsupported_grant_type',
  ];

  test('the token endpoint gives a token for one form only, and a proper refusal for any other', async () => {
    const good = exchangeForm(stage.simulator, subject);
    const fields = fc.constantFrom(...Object.keys(good), 'scope', 'actor_token', 'requested_token_type', 'x');
    const texts = fc.oneof(
      fc.constantFrom(
        ...Object.values(good),
        TOKEN_EXCHANGE_GRANT,
        ACCESS_TOKEN_TYPE,
        'callquality.admin',
        '',
      ),
      mangled(subject),
      fc.string({ unit: 'binary' }),
    );
    const changes = fc.array(fc.tuple(fields, texts), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, fc.boolean(), async (changed, isAdded) => {
        const form = isAdded
          ? [...Object.entries(good), ...changed]
          : Object.entries({ ...good, ...Object.fromEntries(changed) });
        const answer = await stage.proxy.inject({
          method: 'POST',
          url: '/oauth2/token',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams(form).toString(),
        });
        if (answer.statusCode === 200) {
          const asked = new Map(form);
          for (const [name, value] of Object.entries(good)) expect(asked.get(name)).toBe(value);
          return;
        }
        expect([400, 401, 413]).toContain(answer.statusCode);
        expect(TOKEN_ERRORS).toContain(answer.json<{ error: string }>().error);
        expect(answer.body).not.toContain('access_token"');
      }),
      options,
    );
  });

  test('no address and no header makes the proxy fail, or ask Graph for anything else', async () => {
    const pieces = fc.constantFrom(
      '/graph',
      '/v1.0',
      '/beta',
      '/communications',
      '/callRecords',
      `/${SEED}`,
      '/sessions',
      '/participants_v2',
      '/$count',
      '/$batch',
      '/me',
      '/%24metadata',
      '?$expand=segments',
      '?$select=id',
      '&$select=id',
      '?$filter=',
      '&$top=1',
      '%20',
      '/x',
    );
    const addresses = fc.array(pieces, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    const headers = fc.record(
      {
        prefer: nasty('odata.maxpagesize=', '1', '-1', '9999999999', ';', ',', '='),
        accept: fc.string({ unit: 'grapheme-ascii' }),
        'accept-encoding': nasty('gzip', ';q=0', ',', '*'),
        'client-request-id': fc.string({ unit: 'grapheme-ascii' }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(addresses, headers, async (url, sent) => {
        const printable = Object.entries(sent).map(([name, value]) => [
          name,
          value.replace(/[^\x20-\x7e]/g, ''),
        ]);
        const answer = await stage.proxy.inject({
          url,
          headers: { ...(Object.fromEntries(printable) as Record<string, string>), authorization },
        });
        expect([200, 400, 404, 405]).toContain(answer.statusCode);
      }),
      options,
    );
    for (const { url, method } of stage.simulator.requests)
      expect(`${method} ${url}`).toMatch(
        /^GET \/(v1\.0|beta)\/communications\/callRecords(\/[0-9a-f-]{36}(\/(sessions|participants_v2))?)?(\?|$)/,
      );
    expect(stage.log.join('')).not.toContain('"bug"');
  });

  test('a changed proxy token opens nothing', async () => {
    const token = authorization.slice('Bearer '.length);
    const places = fc.tuple(fc.nat(token.length - 2), fc.constantFrom('A', 'b', 'C', '0', '-', '_', '.'));
    await fc.assert(
      fc.asyncProperty(places, async ([at, letter]) => {
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        if (changed === token) return;
        const answer = await stage.get('/api/me', { headers: { authorization: `Bearer ${changed}` } });
        expect(answer.statusCode).toBe(401);
      }),
      options,
    );
  });
});
