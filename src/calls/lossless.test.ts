import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '#base/json-text';
import type { Result } from '#base/result';
import { cutBody, entryText, writeBody, type BodyText } from './body-text.ts';
import { fieldsOf, type TypeName } from './fields.ts';
import { durationText, instantText, int64Text, objectText } from './generated-bodies.ts';
import { parseExpandedRecord, parseSessionsPage, type SessionsPage } from './parse.ts';
import { parseCallRecord, parseCallRecordList, parseParticipants } from './parse-record.ts';
import { undeclaredIn } from './undeclared.ts';

const SEED = Number(process.env['EARSHOT_SEED'] ?? Date.now() % 2 ** 31);
process.stdout.write(`generated call records: EARSHOT_SEED=${SEED}\n`);
const holds = <Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>): void =>
  fc.assert(property, { seed: SEED });

const EXAMPLES = new URL('../../../shared/graph/examples/', import.meta.url);
const SAMPLES = new URL('samples/', import.meta.url);
const bodiesIn = (folder: URL): readonly (readonly [name: string, text: string])[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)
    : [];
const examples = bodiesIn(EXAMPLES);
const BODIES = [...examples, ...bodiesIn(SAMPLES)];

const value = <Value>(result: Result<Value, unknown>): Value => {
  if (result.kind === 'err') throw new Error(JSON.stringify(result.reason));
  return result.value;
};
const cut = (text: string, member?: string): BodyText => {
  const body = cutBody(text, member);
  if (!body) throw new Error('no list');
  return body;
};
const everyPlace = (body: BodyText): readonly number[] => body.entries.map((_, place) => place);

/** Sessions without an id are named by their place: the same words elsewhere have another. */
const anyPlace = (session: unknown): unknown =>
  JSON.parse(JSON.stringify(session).replaceAll(/"value\[\d+\]/g, '"value'));

/** Each session of a page beside its own words. */
const rejoined = (page: Pick<SessionsPage, 'sessions' | 'places'>, body: BodyText) =>
  (page.sessions ?? []).map((session, index) => ({
    session,
    sent: entryText(body, page.places[index] ?? -1) ?? '',
  }));

test('the published examples are here, or their absence is said', () => {
  if (examples.length === 0) process.stdout.write('not here: shared/graph\n');
  expect(examples.length > 30).toBe(existsSync(EXAMPLES));
});

describe('every body, written out again, is what came', () => {
  test.each(BODIES)('%s', (name, text) => {
    const json = parseJson(text);
    expect(json).toEqual(JSON.parse(text, exactly));
    for (const member of ['value', 'sessions', 'participants_v2']) {
      const body = cutBody(text, member);
      const list = Array.isArray(json) ? (json as unknown[]) : (json as Record<string, unknown>)[member];
      expect(body?.entries.length, member).toBe(Array.isArray(list) ? list.length : undefined);
      if (!body) continue;
      expect(writeBody(body, everyPlace(body))).toBe(text);
      expect(everyPlace(body).map((place) => parseJson(entryText(body, place) ?? ''))).toEqual(list);
      expect(parseJson(writeBody(body, [0])), name).toEqual(
        Array.isArray(json)
          ? json.slice(0, 1)
          : { ...(json as object), [member]: (list as unknown[]).slice(0, 1) },
      );
    }
  });
});

/** What `parseJson` does, by the engine's own means. */
const exactly = function (_key: string, read: unknown, context?: { readonly source?: string }): unknown {
  return Number.isInteger(read) && !Number.isSafeInteger(read) ? context?.source : read;
};

test('every session of the samples is found again by its place', () => {
  for (const [name, text] of BODIES.filter(([name]) =>
    /sessions|expanded|caller|streams|form|addr/.test(name),
  )) {
    const json = parseJson(text);
    const member = Array.isArray((json as { sessions?: unknown }).sessions) ? 'sessions' : 'value';
    const page = member === 'value' ? parseSessionsPage(json) : parseExpandedRecord(json);
    if (page.kind === 'err') continue;
    const { sessions, places } = page.value;
    expect(sessions?.length, name).toBe(places.length);
    for (const { session, sent } of rejoined({ sessions: sessions ?? [], places }, cut(text, member))) {
      const { id } = parseJson(sent) as { id?: string };
      expect(id ?? session.id, name).toBe(session.id);
    }
  }
});

const LOG_TYPES = [
  'pstnCallLogRow',
  'directRoutingLogRow',
  'smsLogRow',
  'pstnBlockedUsersLogRow',
  'pstnOnlineMeetingDialoutReport',
] as const satisfies readonly TypeName[];

describe('what the table does not know', () => {
  const KIND: readonly (readonly [RegExp, TypeName])[] = [
    [/list-sessions/, 'session'],
    [/list-participants/, 'participantBase'],
    [/callrecord|tutorial/, 'callRecord'],
    [/pstn-calls/, 'pstnCallLogRow'],
    [/direct-routing/, 'directRoutingLogRow'],
    [/sms-log/, 'smsLogRow'],
    [/blocked-users/, 'pstnBlockedUsersLogRow'],
    [/dialout/, 'pstnOnlineMeetingDialoutReport'],
    [/change-notification/, 'changeNotification'],
    [/subscription/, 'subscription'],
    [/error/, 'publicErrorResponse'],
  ];

  test('is in the published examples only what their sources have undeclared', () => {
    const found = examples.flatMap(([name, text]) => {
      const type = KIND.find(([pattern]) => pattern.test(name))?.[1];
      expect(type, name).toBeDefined();
      const json = parseJson(text) as { value?: unknown } | unknown[];
      const list = Array.isArray(json) ? json : (json.value ?? [json]);
      return (list as unknown[]).flatMap((entry) =>
        type === undefined ? [] : undeclaredIn(type, entry).map(({ path }) => `${name} ${path}`),
      );
    });
    expect(found).toEqual(UNDECLARED_IN_EXAMPLES.filter(() => examples.length > 0));
  });

  test('is none of the fields of our samples of the logs, and each field of a log stands in one', () => {
    for (const [name, text] of bodiesIn(SAMPLES).filter(([name]) => name.startsWith('log-'))) {
      const { '@odata.context': context, value: rows } = parseJson(text) as {
        readonly '@odata.context': string;
        readonly value: readonly object[];
      };
      const type = LOG_TYPES.find((other) => context.endsWith(`.${other})`));
      expect(type, name).toBeDefined();
      if (type === undefined) continue;
      expect(Object.keys(rows[0] ?? {}).toSorted(), name).toEqual(
        Object.keys(fieldsOf(type) ?? {}).toSorted(),
      );
      const found = rows.flatMap((row) => undeclaredIn(type, row));
      expect(found, name).toEqual(
        name.includes('blocked') ? [{ path: 'userBlockMode', value: 'paused' }] : [],
      );
    }
  });

  test('is told with its path and as it was sent', () => {
    const body = {
      holograms: [1],
      '@odata.etag': 'x',
      modalities: ['audio', 'smell'],
      caller: { userAgent: { platform: 'visor', mood: null }, feedback: { tokens: { AnyName: true } } },
    };
    expect(undeclaredIn('session', body)).toEqual([
      { path: 'holograms', value: [1] },
      { path: 'modalities[1]', value: 'smell' },
      { path: 'caller.userAgent.platform', value: 'visor' },
      { path: 'caller.userAgent.mood', value: null },
    ]);
  });

  test('stays findable in errors nested without end', () => {
    const deep: unknown = JSON.parse('{"innerError":'.repeat(5_000) + '{}' + '}'.repeat(5_000));
    expect(undeclaredIn('publicError', deep)).toEqual([]);
  });
});

/** Inner errors are open: nobody lists what may be in them. */
const UNDECLARED_IN_EXAMPLES: readonly string[] = [
  'docs-error-shape.json error.innerError.requestId',
  'docs-error-shape.json error.innerError.date',
  'docs-error-throttled-429.json error.innerError.date',
  'docs-error-throttled-429.json error.innerError.request-id',
  'docs-error-throttled-429.json error.innerError.status',
];

describe('generated pages', () => {
  const page = fc.array(
    fc
      .tuple(fc.nat(5), instantText, instantText)
      .chain(([id, startDateTime, endDateTime]) =>
        objectText('session', { id: `"s${id}"`, startDateTime, endDateTime }),
      ),
    { maxLength: 5 },
  );

  test('are read whole, and every session is found in its own words', () => {
    holds(
      fc.property(page, fc.constantFrom(',', ' ,\n', '\t,'), (entries, comma) => {
        const text = `{"@odata.count":1, "value" :[ ${entries.join(comma)} ],"more":{"value":[1,2]}}`;
        const read = value(parseSessionsPage(parseJson(text)));
        const body = cut(text);
        expect(everyPlace(body).map((place) => entryText(body, place))).toEqual(entries);
        expect(writeBody(body, everyPlace(body))).toBe(text);
        for (const { session, sent } of rejoined(read, body)) {
          expect(anyPlace(value(parseSessionsPage([parseJson(sent)])).sessions[0])).toEqual(
            anyPlace(session),
          );
        }
        const some = read.places.filter((place) => place % 2 === 0);
        const again = value(parseSessionsPage(parseJson(writeBody(body, some))));
        if (some.length > 0)
          expect(anyPlace(again.sessions)).toEqual(
            anyPlace(read.sessions.filter((_, at) => some.includes(read.places[at] ?? -1))),
          );
      }),
    );
  });

  test('lose no entry that differs in a time by 100 ns, and keep an identical one once', () => {
    holds(
      fc.property(
        fc.nat(9_999_998),
        objectText('session', { id: '"s"', startDateTime: 'START', endDateTime: '"2026-03-02T08:20:00Z"' }),
        (ticks, rest) => {
          const at = (fraction: number) =>
            rest.replace('START', `"2026-03-02T08:00:00.${String(fraction).padStart(7, '0')}Z"`);
          const parse = (...entries: string[]) =>
            value(parseSessionsPage(parseJson(`[${entries.join()}]`))).places;
          expect(parse(at(ticks), at(ticks + 1), at(ticks))).toEqual([0, 1]);
        },
      ),
    );
  });

  test('keep the length and the sign of every duration', () => {
    holds(
      fc.property(durationText, (text) => {
        const stream = `{"averageJitter":${text},"maxJitter":null}`;
        const json = parseJson(`[{"id":"s","segments":[{"id":"s","media":[{"streams":[${stream}]}]}]}]`);
        const [session] = value(parseSessionsPage(json)).sessions;
        const [, sign, days, minutes, seconds] = /^"(-?)P(1D)?T(\d+)M([\d.]+)S"$/.exec(text) ?? [];
        const ms = ((days ? 1_440 : 0) + Number(minutes)) * 60_000 + Number(seconds) * 1_000;
        const measured = session?.segments[0]?.media[0]?.streams[0];
        expect(measured?.jitterMs).toBeCloseTo(sign === '-' ? -ms : ms, 6);
        expect(measured?.jitterMaxMs).toBeUndefined();
      }),
    );
  });

  test('keep every digit of a version, whether it came as a number or as text', () => {
    holds(
      fc.property(int64Text, (version) => {
        const record = value(parseCallRecord(parseJson(`{"id":"r","version":${version}}`)));
        expect(record.version).toBe(version.replaceAll('"', ''));
      }),
    );
  });

  test('of records and participants are read whole too', () => {
    const record = objectText('callRecord', { id: '"r"' });
    holds(
      fc.property(
        fc.array(record, { maxLength: 3 }),
        fc.array(objectText('participantBase'), { maxLength: 3 }),
        (records, people) => {
          const list = value(parseCallRecordList(parseJson(`{"value":[${records.join()}]}`)));
          expect(list.records).toHaveLength(records.length);
          expect(parseParticipants(parseJson(`{"value":[${people.join()}]}`)).kind).toBe('ok');
          for (const text of records) expect(value(parseExpandedRecord(parseJson(text))).record.id).toBe('r');
        },
      ),
    );
  });
});
