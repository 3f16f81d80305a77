import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isEnum } from './enums.ts';
import type { Field } from './field.ts';
import { FIELDS, fieldsOf } from './fields.ts';
import { maskJson, type BodyKind } from './mask.ts';
import type { Session } from './model.ts';
import { parseSessionsPage } from './parse.ts';
import { parseCallRecord, parseParticipants } from './parse-record.ts';
import { machineOf } from '#simulator/machine';
import { createRandom } from '#simulator/random';
import { planted } from './planted.ts';
import { createPseudonyms } from './pseudonyms.ts';

const OWN = 'dc368399-474c-4d40-900c-6265431fd81f';
const shared = new URL('../../../shared/graph/', import.meta.url);
const samples = new URL('samples/', import.meta.url);

const readJson = (folder: URL, name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const sessionsOf = (json: unknown): readonly Session[] => {
  const page = parseSessionsPage(json);
  if (page.kind === 'err') throw new Error(page.reason.message);
  return page.value.sessions;
};

const masked = (kind: BodyKind, json: unknown): unknown =>
  maskJson(kind, json, 'metrics', createPseudonyms(OWN));

describe('a reader of metrics', () => {
  test.each(['callRecord', 'session', 'participant'] as const)('sees no canary of a %s', (kind) => {
    const body = planted(kind === 'participant' ? 'participantBase' : kind, kind);
    const text = JSON.stringify(masked(kind, { value: [body], '@odata.nextLink': 'https://canary' }));
    expect(JSON.stringify(body)).toContain('canary');
    expect(text).not.toContain('canary');
    expect(text).not.toContain('987654321');
    expect(text).not.toContain('203.0.113.77');
  });

  test('keeps every number, time and word that is for everyone', () => {
    const text = JSON.stringify(masked('session', planted('session', 'session')));
    const shown = Object.values(FIELDS.mediaStream as Record<string, Field>).every(
      ({ see }) => see === 'everyone',
    );
    expect(shown).toBe(true);
    for (const name of Object.keys(FIELDS.mediaStream)) expect(text).toContain(`"${name}"`);
    expect(text).toContain('203.0.113.0/24');
    expect(text).toContain('"headerValue":"Teams/1.2.3"');
  });

  test('meets the same person under the same name on every page of a record', () => {
    const pseudonyms = createPseudonyms(OWN);
    const page = (json: unknown) => sessionsOf(maskJson('session', json, 'metrics', pseudonyms));
    const [first] = page(readJson(samples, 'seed-list-sessions.json'));
    const [again] = page(readJson(samples, 'seed-list-sessions-expand-segments.json'));
    expect(first?.caller?.identity).toMatchObject({
      kind: 'user',
      id: 'internal-1',
      displayName: 'Internal 1',
    });
    expect(first?.callee?.identity?.displayName).toBe('Internal 2');
    expect(again?.caller?.identity).toEqual(first?.caller?.identity);
    expect(again?.callee?.feedback?.rating).toBe(2);
  });

  test('tells people of the tenant, others and phones apart, and service ends stay service ends', () => {
    const person = (id: string, tenantId: string | null) => ({
      caller: { associatedIdentity: { id, tenantId } },
    });
    const ends = sessionsOf(
      masked('session', {
        value: [person('a', OWN), person('b', 'elsewhere'), person('+358405550123', null), { caller: {} }],
      }),
    ).map(({ caller }) => [caller?.kind, caller?.identity?.kind, caller?.identity?.displayName]);
    expect(ends).toEqual([
      ['participant', 'user', 'Internal 1'],
      ['participant', 'user', 'External 1'],
      ['participant', 'phone', 'Phone 1'],
      ['service', undefined, undefined],
    ]);
  });

  test('sees participants and organiser of a record by pseudonym', () => {
    const pseudonyms = createPseudonyms(OWN);
    const record = parseCallRecord(
      maskJson('callRecord', readJson(samples, 'expanded-record.json'), 'metrics', pseudonyms),
    );
    if (record.kind === 'err') throw new Error(record.reason.message);
    expect(record.value.organizer).toMatchObject({ kind: 'phone', displayName: 'Phone 1' });
    expect(record.value.participants.map(({ displayName }) => displayName)).toEqual([
      'Person 1',
      'Person 2',
      'Phone 2',
    ]);
    const people = maskJson('participant', { value: [{ id: '+358405550123' }] }, 'metrics', pseudonyms);
    expect(parseParticipants(people)).toMatchObject({ value: { participants: [{ id: 'phone-2' }] } });
  });

  test('sees a text only where its field promises a word, a time or a number, and it is one', () => {
    const body = {
      id: 'Anna Lidman',
      startDateTime: 'yesterday',
      modalities: ['audio', 'anna@contoso.com'],
      isTest: 'Anna',
      caller: { cpuCoresCount: 'Anna', userAgent: { platform: 'Anna’s laptop', productFamily: 'teams' } },
    };
    expect(masked('session', body)).toEqual({
      modalities: ['audio', 'unknownFutureValue'],
      caller: { userAgent: { platform: 'unknownFutureValue', productFamily: 'teams' } },
    });
  });

  test('sees a member nobody has classified as one of the future, in any enumeration', () => {
    const body = planted('session', 'session');
    const bent = (json: unknown, type: string): unknown => {
      if (Array.isArray(json)) return json.map((entry) => bent(entry, type));
      if (isEnum(type)) return 'canary';
      if (typeof json !== 'object' || json === null) return json;
      return Object.fromEntries(
        Object.entries(json).map(([name, value]) => [
          name,
          bent(value, fieldsOf(type)?.[name]?.type ?? 'Edm.String'),
        ]),
      );
    };
    const text = JSON.stringify(masked('session', bent(body, 'session')));
    expect(text).not.toContain('canary');
    expect(text).toContain('"audioCodec":"unknownFutureValue"');
    // This enumeration is closed: it has no such member.
    expect(text).not.toContain('streamDirection');
  });

  test('sees the version and product of every client, also those with a slash in the version', () => {
    const machines = Array.from({ length: 200 }, (_, seed) =>
      machineOf('Anna Lidman', createRandom('m', seed)),
    );
    const agents = machines.map(({ clientVersion, headerValue, platform }) => ({
      headerValue,
      applicationVersion: clientVersion,
      platform,
    }));
    expect(new Set(agents.map(({ platform }) => platform)).size).toBe(7);
    for (const userAgent of agents) {
      const copy = masked('session', { caller: { userAgent } });
      const { applicationVersion, ...rest } = userAgent;
      const seen = applicationVersion === null ? rest : userAgent;
      expect(copy).toEqual({ caller: { userAgent: seen } });
    }
    const notVersions = ['CONTOSO/anna', '1416/anna', '1/2/Anna Lidman', '//1', 'Anna/1'];
    for (const applicationVersion of notVersions)
      expect(masked('session', { caller: { userAgent: { applicationVersion } } })).toEqual({
        caller: { userAgent: {} },
      });
  });

  test('sees every token by its name, unless the name is a sentence', () => {
    const tokens = { NoSound: true, No_Sound2: true, AVOutOfSync: false, 'Anna said no': true, '2nd': true };
    const body = { caller: { feedback: { tokens } } };
    expect(masked('session', body)).toEqual({
      caller: { feedback: { tokens: { NoSound: true, No_Sound2: true, AVOutOfSync: false } } },
    });
  });

  test('cannot be reached through the prototype', () => {
    const body: unknown = JSON.parse(
      '{"id":"s","__proto__":{"joinWebUrl":"canary"},"caller":{"__proto__":{"name":"canary"}}}',
    );
    expect(JSON.stringify(masked('session', body))).toBe('{"id":"s","caller":{}}');
    expect(({} as { joinWebUrl?: string }).joinWebUrl).toBeUndefined();
  });
});

describe('a reader of names', () => {
  test('sees everything but the last three digits of phone numbers', () => {
    const body = readJson(samples, 'phone-caller.json');
    const copy = maskJson('session', body, 'identity', createPseudonyms(OWN));
    const text = JSON.stringify(body).replace('+358405550123', '+358405550•••');
    expect(JSON.stringify(copy)).toBe(text);
  });

  test('tells two numbers apart that differ only in the hidden digits', () => {
    const call = (id: string) => ({ caller: { identity: { phone: { id, displayName: null } } } });
    const body = { value: [call('+358405550123'), call('+358405550199'), call('+358405550123')] };
    const ids = sessionsOf(maskJson('session', body, 'identity', createPseudonyms(OWN))).map(
      ({ caller }) => caller?.identity?.id,
    );
    expect(ids).toEqual(['+358405550•••', '+358405550••• (2)', '+358405550•••']);
  });

  test.each([
    ['a number in brackets', { identity: { phone: { id: '(425) 555-0123', displayName: '425/5550123' } } }],
    ['a name with a number', { identity: { phone: { id: 'x', displayName: 'Anna 4255550123' } } }],
    ['a name before a number', { identity: { phone: { id: 'x', displayName: 'Anna; 4255550123' } } }],
    ['an id that is a JSON number', { identity: { phone: { id: 4_255_550_123 } } }],
    [
      'a typed identity',
      { associatedIdentity: { '@odata.type': '#x.PhoneIdentity', id: 'desk 4255550123' } },
    ],
    [
      'an identity beside a phone',
      { identity: { phone: { id: 'x' } }, associatedIdentity: { id: 'desk 4255550123' } },
    ],
    ['the name beside a number', { associatedIdentity: { id: '+14255550123', displayName: 'A 4255550123' } }],
  ])('sees %s in a phone identity without its last three digits', (_, caller) => {
    const text = JSON.stringify(maskJson('session', { caller }, 'identity', createPseudonyms(OWN)));
    expect(text).not.toContain('123');
    expect(text).toMatch(/\D?0•••/);
  });

  test('sees a participant that is a telephone without its last three digits, in whatever form', () => {
    const body = { id: 'desk 4255550123', identity: { phone: { id: 'desk 4255550123', displayName: null } } };
    const text = JSON.stringify(maskJson('participant', body, 'identity', createPseudonyms(OWN)));
    expect(text).toBe(
      '{"id":"desk 4255550•••","identity":{"phone":{"id":"desk 4255550•••","displayName":null}}}',
    );
  });

  test('keeps addresses and digits that are no phone number, and cuts numbers inside a comment', () => {
    const body = {
      caller: { feedback: { text: 'call me at +358 40 555 0123, room 1234567' } },
      streams: [{ streamId: '1504545584' }],
      ipAddress: '10.150.0.2',
      id: '11110000-0000-0000-0000-000000000001',
    };
    const text = JSON.stringify(maskJson('session', body, 'identity', createPseudonyms(OWN)));
    expect(text).toContain('call me at +358 40 555 0•••, room 1234567');
    expect(text).toContain('1504545584');
    expect(text).toContain('"10.150.0.2"');
    expect(text).toContain('11110000-0000-0000-0000-000000000001');
  });

  test('gets none of Graph’s own links to further pages', () => {
    const body = readJson(samples, 'expanded-record.json');
    const copy = maskJson('callRecord', body, 'identity', createPseudonyms(OWN));
    expect(JSON.stringify(body)).toContain('skiptoken');
    expect(JSON.stringify(copy)).not.toContain('skiptoken');
  });

  test('a body nested without end is cut, not followed', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(JSON.stringify(maskJson('session', deep, 'identity', createPseudonyms(OWN))).length).toBeLessThan(
      200,
    );
  });
});

describe('the published examples and metadata', () => {
  const isHere = existsSync(shared);
  if (!isHere) process.stdout.write('not here: shared/graph\n');
  const examples = isHere
    ? readdirSync(new URL('examples/', shared)).filter((name) => name.endsWith('.json'))
    : [];

  test('no name, address, machine or device of any example comes through', () => {
    const personal =
      /Abbie|Wilkins|Owen|Franklin|John|Doe|JOHNDOE|machineName|contoso|Realtek|Xeon|EPYC|meetup-join|10\.150\.0\.2"|192\.168\.0\.243|\+55|SM-G930U|Microphone/;
    for (const name of examples.filter((name) => /callrecord|sessions|participants|tutorial/.test(name))) {
      const kind = name.includes('list-sessions')
        ? 'session'
        : name.includes('list-participants')
          ? 'participant'
          : 'callRecord';
      expect(JSON.stringify(masked(kind, readJson(new URL('examples/', shared), name))), name).not.toMatch(
        personal,
      );
    }
  });
});

test('nothing of a body is changed at either level, with a number to cut in it or without', () => {
  const freeze = <Value>(value: Value): Value => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  for (const phone of ['+358405550123', undefined]) {
    const user = { id: 'u', displayName: 'Anna' };
    const identity = phone === undefined ? { user } : { user, phone: { id: phone } };
    const body = freeze({ value: [{ id: 's', caller: { identity }, segments: [] }] });
    for (const level of ['identity', 'metrics'] as const)
      expect(JSON.stringify(maskJson('session', body, level, createPseudonyms('t')))).not.toContain('0123');
  }
});
