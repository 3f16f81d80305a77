import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rememberEach } from '#base/remember';
import { DAY_MS, SECOND_MS } from '#base/units';
import { createCatalogue } from '#simulator/catalogue';
import { FAULT_KINDS, type Fault, type FaultKind } from '#simulator/faults';
import { createRandom } from '#simulator/random';
import { startSimulator, type Simulator, type SimulatorOptions } from '#simulator/simulator';
import { createConnection } from './graph/connection.ts';
import { readAll, sessionsOf, withoutBlanks, type Read } from './reading.ts';
import { openStore } from './store/open-store.ts';
import { startTestServer, type TestServer } from './store/test-server.ts';
import { joinStage, PUBLIC_ORIGIN, type Stage } from './testing.ts';

/*
 * Whatever Graph does, a record is given whole, or its end is a problem. For each kind of fault twenty records are
 * read through the proxy, each with the fault at another place and as often as the seed says, and what came is
 * compared with what the simulator knows to be true.
 */

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);
const PAGE_SIZE = 4;
const FAST: Pick<SimulatorOptions, 'timeScale'> = { timeScale: 100_000 };
/** Short, for a Graph that says nothing; a healthy answer that is slower by chance is asked for again. */
const TIMEOUTS = { connectMs: 3_000, headersMs: 900, idleMs: 900, attemptMs: 1_200 };

/** Asked again as often as a walk does so: eight times. */
const PASSING: readonly FaultKind[] = [
  'throttled',
  'requestTimeout',
  'serverError',
  'badGateway',
  'unavailable',
  'gatewayTimeout',
  'bandwidthExceeded',
  'reset',
  'resetInBody',
  'truncated',
  'silent',
  'stalled',
  'slowBytes',
];
const HARMLESS: readonly FaultKind[] = ['documentedLink', 'emptyPage', 'overlap', 'newVersion'];
/** Each time costs a timeout. */
const SLOW: readonly FaultKind[] = ['silent', 'stalled', 'slowBytes'];

/** Whether a record with this fault must come whole at the first reading. */
const mustPass = ({ kind, page, times = 1 }: Fault): boolean => {
  if (HARMLESS.includes(kind)) return true;
  if (PASSING.includes(kind)) return times <= 8;
  if (kind === 'brokenJson' || kind === 'emptyBody' || kind === 'unauthorized') return times <= 1;
  // A page token is taken for expired, and the walk begins anew, at most twice.
  if (kind === 'expiredToken' || kind === 'badRequest') return times <= 2 && page !== 1 && page !== 'every';
  return false;
};

const clock = { ahead: 0 };
const now = (): number => Date.now() + clock.ahead;

/** Twenty records of two to fifteen pages, neither so young that they change nor so old that they go. */
const RECORDS: readonly { readonly id: string; readonly pages: number }[] = [
  ...createCatalogue(now(), 1).values(),
]
  .filter(({ start }) => start < now() - 2 * DAY_MS && start > now() - 25 * DAY_MS)
  .filter(({ sessionCount }) => sessionCount > PAGE_SIZE && sessionCount <= 60)
  .toSorted((one, other) => other.sessionCount - one.sessionCount)
  .slice(0, SEEDS.length)
  .map(({ id, sessionCount }) => ({ id, pages: Math.ceil(sessionCount / PAGE_SIZE) }));

const faultOf = (kind: FaultKind, seed: number, pages: number): Fault => {
  const random = createRandom('completeness', kind, seed);
  // Empty pages without end are too many in the end.
  const most = kind === 'emptyPage' ? 20 : Infinity;
  const times = random.pick(SLOW.includes(kind) ? [1, 1, 2] : [1, 1, 1, 2, 2, 3, 8, most]);
  const page = random.chance(0.1) ? 'every' : 1 + Math.floor(random.between(0, pages) % pages);
  return { kind, page, times, ...(kind === 'throttled' && { retryAfter: '0.01' }) };
};

type Counts = {
  walks: number;
  whole: number;
  wholeLater: number;
  problem: number;
  lost: number;
  doubled: number;
  invented: number;
};
const noCounts = (): Counts => ({
  walks: 0,
  whole: 0,
  wholeLater: 0,
  problem: 0,
  lost: 0,
  doubled: 0,
  invented: 0,
});
const totals = new Map<string, Counts>();

/** Reads as a client does: from the first page again when a link has expired because of a newer version. */
const readPatiently = async (stage: Stage, id: string): Promise<Read> => {
  for (let attempt = 0; ; attempt += 1) {
    const read = await readAll(stage, sessionsOf(id), 'megan', 25);
    if (read.last.statusCode !== 410 || attempt === 4) return read;
    clock.ahead += 11 * SECOND_MS;
  }
};

const isWhole = ({ pages, last }: Read): boolean =>
  last.statusCode === 200 && pages.at(-1)?.['@earshot.complete'] === true;

/** Made once: a session of the truth is compared with what each fault leaves of it. */
const plain = rememberEach(withoutBlanks);

/** Counts what is wrong with what was read; throws when it ended in any way that is not plain. */
const judge = (simulator: Simulator, id: string, kind: string, read: Read, counts: Counts): void => {
  const truth = simulator.truth(id) ?? [];
  const ids = read.items.map((item) => String(item['id']));
  const known = new Map(truth.map((session) => [session.id, session]));
  counts.doubled += ids.length - new Set(ids).size;
  counts.invented += read.items.filter((item) => {
    const session = known.get(String(item['id']));
    // A later version says more of the same session.
    return kind === 'newVersion'
      ? session === undefined
      : !isDeepStrictEqual(withoutBlanks(item), session && plain(session));
  }).length;
  for (const page of read.pages)
    expect(page['@earshot.complete'] === true).toBe(page['@odata.nextLink'] === undefined);
  if (isWhole(read)) counts.lost += truth.length - new Set(ids).size;
  else expect(read.last.json<{ code?: string }>().code).toMatch(/^(upstream-|version-superseded)/);
};

const table = (rows: ReadonlyMap<string, Counts>): string => {
  const all = noCounts();
  for (const counts of rows.values())
    for (const name of Object.keys(all) as (keyof Counts)[]) all[name] += counts[name];
  const names = Object.keys(all) as (keyof Counts)[];
  const line = (name: string, cells: readonly (string | number)[]): string =>
    `  ${name.padEnd(18)}${cells.map((cell) => String(cell).padStart(11)).join('')}`;
  const lines = [...rows, ['all', all] as const].map(([name, counts]) =>
    line(
      name,
      names.map((column) => counts[column]),
    ),
  );
  return [line('fault', names), ...lines].join('\n');
};

let simulator: Simulator;
let server: TestServer;
let database = '';
const faults: Record<string, readonly Fault[]> = {};

beforeAll(async () => {
  simulator = await startSimulator({ appOrigin: PUBLIC_ORIGIN, ...FAST, now, faults });
  server = await startTestServer();
  database = await server.createDatabase();
}, 120_000);
afterAll(async () => {
  await simulator.stop();
  await server.stop();
  process.stdout.write(`\nCompleteness, ${SEEDS.length} records for each kind of fault\n${table(totals)}\n`);
});

/** A proxy whose store is empty. */
const proxyBefore = async (graph: Simulator): Promise<Stage> => {
  const store = await openStore({ kind: 'postgres', url: database }, now);
  const later = now() + DAY_MS;
  await store.forget({ endedBefore: later, readBefore: later });
  return joinStage(graph, FAST, {
    store,
    now,
    random: () => 0,
    graphPageSize: PAGE_SIZE,
    connection: createConnection({ ca: graph.caCertificate, timeouts: TIMEOUTS }),
  });
};

describe('a record is whole, or says that it is not, when Graph sends', () => {
  test.each(FAULT_KINDS)('%s', { timeout: 120_000 }, async (kind) => {
    const counts = noCounts();
    totals.set(kind, counts);
    const stage = await proxyBefore(simulator);
    const tryOne = async (seed: number): Promise<void> => {
      const { id = '', pages = 1 } = RECORDS[seed] ?? {};
      const fault = faultOf(kind, seed, pages);
      faults[id] = [fault];
      const read = await readPatiently(stage, id);
      judge(simulator, id, kind, read, counts);
      counts.walks += 1;
      if (isWhole(read)) counts.whole += 1;
      else counts.problem += 1;
      faults[id] = [];
      if (mustPass(fault)) expect([seed, fault, isWhole(read)]).toEqual([seed, fault, true]);
      else if (!isWhole(read)) {
        // Once Graph is well again, whoever asks again gets the rest, and what was there before only once.
        clock.ahead += 11 * SECOND_MS;
        const later = await readPatiently(stage, id);
        judge(simulator, id, kind, later, counts);
        if (isWhole(later)) counts.wholeLater += 1;
        expect([seed, fault, isWhole(later)]).toEqual([seed, fault, true]);
      }
    };
    // Side by side where most of the time is spent waiting; else the breaker is to forget what the last record met.
    if (SLOW.includes(kind)) await Promise.all(SEEDS.map(tryOne));
    else
      for (const seed of SEEDS) {
        clock.ahead += 11 * SECOND_MS;
        await tryOne(seed);
      }
    await stage.stop();
    expect(counts).toMatchObject({ walks: SEEDS.length, lost: 0, doubled: 0, invented: 0 });
  });

  test('any of them by chance, one answer in ten', { timeout: 120_000 }, async () => {
    const counts = noCounts();
    totals.set('by chance', counts);
    const kinds = FAULT_KINDS.filter((kind) => !SLOW.includes(kind) && kind !== 'newVersion');
    const [first = 'throttled', ...others] = kinds;
    const graph = await startSimulator({
      appOrigin: PUBLIC_ORIGIN,
      ...FAST,
      now,
      faultRate: { kinds: [first, ...others], share: 0.1 },
    });
    const stage = await proxyBefore(graph);
    for (const seed of SEEDS) {
      clock.ahead += 11 * SECOND_MS;
      const { id = '' } = RECORDS[seed] ?? {};
      const read = await readPatiently(stage, id);
      judge(graph, id, 'by chance', read, counts);
      counts.walks += 1;
      if (isWhole(read)) counts.whole += 1;
      else counts.problem += 1;
    }
    await stage.stop();
    await graph.stop();
    expect(counts).toMatchObject({ walks: SEEDS.length, lost: 0, doubled: 0, invented: 0 });
  });
});
