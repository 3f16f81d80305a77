import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { writeCaseFile } from '#report/case/case-file';
import { CASE_PLACE, putCaseInto } from '#report/case/case-html';
import { packBodies } from '#report/case/pack-case';
import { createCatalogue } from '#simulator/catalogue';
import { headOf, sessionsOf } from '#simulator/record';
import { run } from './diagnose.ts';

const SAMPLES = new URL('../calls/samples/', import.meta.url);
const catalogue = createCatalogue(Date.parse('2026-08-20T09:00:00Z'), 1);

const bodyOf = (name: string): { readonly head: object; readonly sessions: readonly object[] } => {
  const record = [...catalogue.values()].find((one) => one.name === name);
  if (!record) throw new Error(`no record ${name}`);
  const version = record.publications.length;
  return { head: headOf(record, version), sessions: sessionsOf(record, version) };
};

/** Runs the program on files given by name and content; samples are there without being given. */
const diagnose = (args: readonly string[], files: Readonly<Record<string, unknown>> = {}) => {
  let printed = '';
  let complained = '';
  const code = run(args, {
    readFile: (path) => {
      const content = files[path];
      if (typeof content === 'string') return content;
      return content === undefined ? readFileSync(new URL(path, SAMPLES), 'utf8') : JSON.stringify(content);
    },
    print: (text) => (printed += text),
    complain: (text) => (complained += text),
  });
  return { code, printed, complained };
};

const SEED = 'seed-list-sessions-expand-segments.json';

describe('the documented file', () => {
  test('as text: verdict, receipts, both hints and what is missing', () => {
    const { code, printed } = diagnose([SEED]);
    expect(code).toBe(0);
    for (const said of [
      'No cause: Owen rated this call poor. The record holds no measurement that could say why.',
      'Abbie to Owen: 0 of 3 audio tests measured  sessions[0].segments[0].media[0].streams[0]',
      'Owen to Abbie: no stream in the record',
      'Hint: Owen’s microphone and speaker are virtual devices',
      'Hint: Both ends run on server processors',
      'Public address, relay, hops: Not in the record.',
      'Streams of audio: none judged, 1 not judged',
    ]) {
      expect(printed).toContain(said);
    }
  });

  test('as JSON: its stream is unclassified, the rating counts, the first finding is no cause', () => {
    const { printed } = diagnose([SEED, '--json']);
    expect(JSON.parse(printed)).toMatchObject({
      record: {
        sessions: 1,
        people: 2,
        complete: false,
        ratings: { 2: 1 },
        streams: { audio: { unclassified: 1, poorShare: null } },
      },
      findings: [
        { id: 'not-enough-data', confidence: 'noCause' },
        { id: 'virtual-device' },
        { id: 'server-processor' },
      ],
      sessions: [{ streams: [{ verdict: 'unclassified', tests: [] }] }],
    });
  });
});

type Schema = Readonly<Record<string, unknown>>;

/** The complaints of the part of JSON Schema that our schema is written in. */
const complaints = (schema: Schema, value: unknown, at = '$', root: Schema = schema): readonly string[] => {
  const {
    $ref,
    type,
    enum: members,
    required = [],
    properties,
    additionalProperties,
    items,
    minimum,
    maximum,
  } = schema;
  if (typeof $ref === 'string') {
    const defs = root['$defs'] as Readonly<Record<string, Schema>>;
    return complaints(defs[$ref.replace('#/$defs/', '')] ?? {}, value, at, root);
  }
  const types: readonly unknown[] = Array.isArray(type) ? type : type === undefined ? [] : [type];
  if (types.length > 0 && !types.some((one) => isOf(String(one), value)))
    return [`${at} is not ${types.join(' or ')}`];
  if (Array.isArray(members) && !members.includes(value)) return [`${at} is none of ${members.join(', ')}`];
  if ('const' in schema && schema['const'] !== value) return [`${at} is not the constant`];
  if (
    typeof value === 'number' &&
    (value < Number(minimum ?? -Infinity) || value > Number(maximum ?? Infinity))
  ) {
    return [`${at} is out of bounds`];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => complaints((items ?? {}) as Schema, item, `${at}[${index}]`, root));
  }
  if (typeof value !== 'object' || value === null) return [];
  const known = (properties ?? {}) as Readonly<Record<string, Schema>>;
  const missing = (required as readonly string[]).filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, member]) => {
      const of = known[name];
      if (!of) return additionalProperties === false ? [`${at}.${name} is not in the schema`] : [];
      return complaints(of, member, `${at}.${name}`, root);
    }),
  ];
};

const isOf = (type: string, value: unknown): boolean => {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
};

const schema = JSON.parse(
  readFileSync(new URL('../../docs/diagnose.schema.json', import.meta.url), 'utf8'),
) as Schema;

test.each([
  'all-hands',
  'blocked-udp',
  'telephone',
  'not-set-up',
  'idle-streams',
  'new-members',
  'documented',
])('the JSON of %s is as its schema says', (name) => {
  const { head, sessions } = bodyOf(name);
  for (const limits of ['cqd', 'sample', 'ours']) {
    const { code, printed } = diagnose(['r', '--json', '--limits', limits], { r: { ...head, sessions } });
    expect(code).toBe(0);
    expect(complaints(schema, JSON.parse(printed))).toEqual([]);
  }
});

test('the schema refuses what is not in it', () => {
  const { printed } = diagnose([SEED, '--json']);
  const report = JSON.parse(printed) as object;
  expect(complaints(schema, { ...report, more: 1 })).toEqual(['$.more is not in the schema']);
  expect(complaints(schema, { ...report, limits: 'mine' })).toHaveLength(1);
});

test('one record in one file, in pages, in a list of pages or in several files is one verdict', () => {
  const { head, sessions } = bodyOf('all-hands');
  const next = { '@odata.nextLink': 'https://graph.microsoft.com/next' };
  const pages = [{ value: sessions.slice(0, 100), ...next }, { value: sessions.slice(100) }];
  const whole = diagnose(['r', '--json'], { r: { ...head, sessions } }).printed;
  const files = { head, one: pages[0], two: pages[1], pages };
  expect(diagnose(['head', 'one', 'two', '--json'], files).printed).toBe(whole);
  expect(diagnose(['head', 'pages', '--json'], files).printed).toBe(whole);
  expect(diagnose(['head', 'one', 'two', 'two', '--json'], files).printed).toBe(whole);
  expect(diagnose(['one'], files).printed).toContain('not all of them');
});

const caseOf = async (name: string, isComplete: boolean): Promise<string> => {
  const { head, sessions } = bodyOf(name);
  const bodies = await packBodies({ record: head, participants: [], pages: [{ value: sessions }] });
  const data = writeCaseFile({
    made: { at: epochMs(0), by: 'Earshot 0.1.0' },
    record: { id: 'r', version: '1' },
    read: { sessions: sessions.length, expected: undefined, isComplete },
    fieldLevel: 'identity',
    view: '',
    zone: 'UTC',
    ticket: undefined,
    bodies,
  });
  return putCaseInto(`<!doctype html>${CASE_PLACE}`, data).join('');
};

test('a case file has the verdict of the call that was put into it', async () => {
  const { head, sessions } = bodyOf('all-hands');
  const whole = diagnose(['r', '--json'], { r: { ...head, sessions } }).printed;
  const file = await caseOf('all-hands', true);
  expect(diagnose(['case.html', '--json'], { 'case.html': file }).printed).toBe(whole);
  const partial = await caseOf('all-hands', false);
  expect(diagnose(['case.html'], { 'case.html': partial }).printed).toContain('not all of them');
});

test('a page that is no case file, and one that was damaged, end with 2 and say so', async () => {
  const file = await caseOf('rejoin', true);
  expect(diagnose(['p.html'], { 'p.html': '<!doctype html><p>hi' })).toMatchObject({
    code: 2,
    complained: 'p.html: a page, but no case file of Earshot.',
  });
  const damaged = file.replace(/H4sI\w{40}/g, 'H4sI');
  expect(diagnose(['c.html'], { 'c.html': damaged }).complained).toContain('a part of it is damaged');
});

test.each([
  ['an error answer', { error: { code: 'NotFound' } }, 'f at id: This is an error answer: NotFound.'],
  [
    'a list of records',
    { value: [{ id: 'a', version: 1 }] },
    'f at value[0]: This is a list of call records',
  ],
  ['text that is no JSON', '{"id":', 'f: is no JSON'],
])('%s ends with 2, the reason and its place', (_what, content, reason) => {
  const { code, printed, complained } = diagnose(['f'], { f: content });
  expect(code).toBe(2);
  expect(printed).toBe('');
  expect(complained).toContain(reason);
});

test('files of two records, files that are not there and words nobody knows end with 2', () => {
  const one = bodyOf('rejoin');
  const other = bodyOf('blocked-udp');
  const files = { one: { ...one.head, sessions: [] }, other: { ...other.head, sessions: [] } };
  expect(diagnose(['one', 'other'], files).complained).toContain('another record');
  expect(diagnose(['nowhere.json'])).toMatchObject({ code: 2 });
  expect(diagnose([])).toMatchObject({ code: 2 });
  expect(diagnose([SEED, '--limits', 'mine']).complained).toContain('There are no limits “mine”');
  expect(diagnose([SEED, '--zone', 'Mars/Olympus'])).toMatchObject({ code: 2 });
});

test('a poor call ends with 0 as well, and tells each receipt’s limit and origin', () => {
  const { head, sessions } = bodyOf('all-hands');
  const { code, printed } = diagnose(['r', '--zone', 'Europe/Helsinki'], { r: { ...head, sessions } });
  expect(code).toBe(0);
  expect(printed).toContain(
    '◆ sent loss 11.8 %, limit 10 [P: Call Quality Dashboard]  sessions[37].segments[0].media[0].streams[0].averagePacketLossRate',
  );
  expect(printed).toContain('our limit 40 [J: our limit]');
  expect(printed).toContain('The connection broke at 14:32:07; Miriam Graham was back 42 s later.');
});
