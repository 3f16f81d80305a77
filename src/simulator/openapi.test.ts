import { existsSync, readFileSync } from 'node:fs';
import { MINUTE_MS } from '#base/units';
import { parseExpandedRecord, parseSessionsPage } from '#calls/parse';
import { parseParticipants } from '#calls/parse-record';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Agent, fetch } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { strictSchemas } from './openapi-schemas.ts';
import { forgotten, notYetWritten } from './scenarios/not-always-there.ts';
import { olderForm } from './scenarios/odd-shapes.ts';
import { startSimulator, type Simulator } from './simulator.ts';

const METADATA = new URL('../../../shared/graph/metadata/', import.meta.url);
const isHere = existsSync(METADATA);
const whereMetadataIs = isHere ? describe : () => undefined;

test('the OpenAPI description is here, or its absence is said', () => {
  if (!isHere) process.stdout.write('not here: shared/graph\n');
  expect(existsSync(new URL('callRecords-v1.0.openapi.json', METADATA))).toBe(isHere);
});

const START = Date.parse('2026-11-24T09:00:00Z');
let now = START;
let simulator: Simulator;
let agent: Agent;
beforeAll(async () => {
  simulator = await startSimulator({ appOrigin: 'http://localhost:4310', now: () => now });
  agent = new Agent({ connect: { ca: simulator.caCertificate } });
});
afterAll(async () => {
  await agent.destroy();
  await simulator.stop();
});

const ask = async (path: string): Promise<{ readonly status: number; readonly body: unknown }> => {
  now += MINUTE_MS;
  const response = await fetch(`${simulator.graphBaseUrl}${path}`, {
    dispatcher: agent,
    headers: { authorization: `Bearer ${await simulator.issueAppToken()}` },
  });
  return { status: response.status, body: await response.json() };
};

/** The places of an answer that the description does not allow, without their numbers, and the deepest reason. */
const createJudge = (version: string) => {
  const text = readFileSync(new URL(`callRecords-${version}.openapi.json`, METADATA), 'utf8');
  const { components } = JSON.parse(text) as { components: { schemas: Record<string, unknown> } };
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'graph', $defs: strictSchemas(components.schemas) });
  return (name: string, body: unknown): readonly string[] => {
    const validate = ajv.compile({ $ref: `graph#/$defs/${name}` });
    if (validate(body) === true) return [];
    const found = (validate.errors ?? []).map(({ instancePath, keyword, params }) => {
      const extra = keyword === 'unevaluatedProperties' ? `/${String(params['unevaluatedProperty'])}` : '';
      return `${instancePath.replaceAll(/\/\d+/g, '')}${extra} ${keyword}`;
    });
    const telling = found.filter((line) => !/ (anyOf|not|type|\$ref)$/.test(line));
    return [...new Set(telling.length > 0 ? telling : found)].toSorted();
  };
};

const NAMESPACE = 'microsoft.graph.callRecords';

/** What our parser finds odd in an answer that is allowed: nothing, or it expects something else than Graph's own. */
const oddities = (schema: string, body: unknown): unknown => {
  const parsed = schema.endsWith('.callRecord')
    ? parseExpandedRecord(body)
    : schema.includes('participant')
      ? parseParticipants(body)
      : parseSessionsPage(body);
  return parsed.kind === 'ok' ? parsed.value.oddities : parsed.reason;
};

/** Everything there is to ask of a record, and what the description calls the answer. */
const requestsFor = (id: string): readonly (readonly [string, string])[] => [
  [`/${id}`, `${NAMESPACE}.callRecord`],
  [`/${id}?$expand=sessions($expand=segments),participants_v2`, `${NAMESPACE}.callRecord`],
  [`/${id}/sessions`, `${NAMESPACE}.sessionCollectionResponse`],
  [`/${id}/sessions?$expand=segments`, `${NAMESPACE}.sessionCollectionResponse`],
  [`/${id}/participants_v2`, `${NAMESPACE}.participantCollectionResponse`],
];

whereMetadataIs('what the simulator answers is what Graph’s OpenAPI description allows', () => {
  const records = [...createCatalogue(START, 1).values()].filter(
    ({ id, name }) =>
      !name.startsWith('everyday') && ![forgotten.id, notYetWritten.id].some((other) => other === id),
  );

  for (const version of ['v1.0', 'beta'] as const) {
    const judge = isHere ? createJudge(version) : () => [];
    const root = `/${version}/communications/callRecords`;

    test.each(records.map(({ id, name }) => [name, id] as const))(`%s, ${version}`, async (_name, id) => {
      for (const [path, schema] of requestsFor(id)) {
        const { status, body } = await ask(root + path);
        expect(status, path).toBe(200);
        const isMended = id === olderForm.id && path.includes('sessions');
        if (isMended) expect(judge(schema, body), path).not.toEqual([]);
        expect(judge(schema, isMended ? mended(body) : body), path).toEqual([]);
        expect(oddities(schema, body), path).toEqual([]);
      }
    });

    test(`the list, ${version}`, async () => {
      expect(judge(`${NAMESPACE}.callRecordCollectionResponse`, (await ask(root)).body)).toEqual([]);
    });

    test(`an error, ${version}`, async () => {
      const { status, body } = await ask(`${root}/${forgotten.id}`);
      expect(status).toBe(404);
      // Graph's own errors, those of its documentation too, write the date without a zone.
      expect(judge('microsoft.graph.ODataErrors.ODataError', body)).toEqual([
        '/error/innerError/date pattern',
      ]);
    });

    test(`and the judge is no rubber stamp, ${version}`, () => {
      const session = `${NAMESPACE}.session`;
      expect(judge(session, { id: 's', modalities: ['audio'] })).toEqual([]);
      expect(judge(session, { mood: 'good' })).not.toEqual([]);
      expect(judge(session, { isTest: 'yes' })).not.toEqual([]);
      expect(judge(session, { modalities: ['smell'] })).not.toEqual([]);
      expect(judge(session, { caller: { userAgent: { mood: 'good' } } })).not.toEqual([]);
      expect(judge(session, { segments: [{ media: [{ streams: [{ averageJitter: '7' }] }] }] })).not.toEqual(
        [],
      );
    });
  }
});

/**
 * The older form is odd on purpose, as Microsoft's own test data is: members of enumerations in capitals, and failures
 * with nothing in them. In all else it is as described.
 */
const mended = (json: unknown): unknown =>
  JSON.parse(JSON.stringify(json), (name, value: unknown) => {
    if (name === 'failureInfo') return null;
    if (name === 'platform' || name === 'productFamily')
      return String(value).replace(/^[A-Z]/, (first) => first.toLowerCase());
    return value;
  });
