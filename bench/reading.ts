import { Agent, request } from 'undici';
import { callRecordPath, sessionsPath } from '#contract/routes';
import { openStore } from '#proxy/store/open-store';
import { createCatalogue } from '#simulator/catalogue';
import { versionAt } from '#simulator/record';
import { companyDay, townHall } from '#simulator/scenarios/large-meetings';
import { median, sideBySide, timed, type Figure } from './measure.ts';
import { askJson, readAll, setScene, type Scene } from './scene.ts';

const PAGE_DELAY_MS = 120;
const PAGE = 60;
const ROUNDS = 3;
const DAY_MS = 86_400_000;

/** What a record costs that nobody has read yet. */
export const measureReading = async (): Promise<readonly Figure[]> => [
  ...(await measureWholeRecord()),
  ...(await measureFirstPage()),
  ...(await measureUnderLimits()),
];

/**
 * A whole record of 1,000 sessions through a fresh proxy, beside a bare loop over the same Graph. The proxies take
 * time as it is: what they do half a minute after something must not fall into two seconds.
 */
const measureWholeRecord = async (): Promise<readonly Figure[]> => {
  const scene = await setScene({ pageDelayMs: PAGE_DELAY_MS, proxyTimeScale: 1 });
  const graph = openGraph(scene);
  // The database takes a second or two to start: that is not what is measured.
  const store = await openStore({ kind: 'memory' }, Date.now);
  const fresh = await Promise.all(
    Array.from({ length: ROUNDS }, async () => {
      const proxy = await scene.startProxy({ ...store, close: async () => undefined });
      return { ...proxy, headers: await proxy.headersOf('megan') };
    }),
  );
  const throughProxy = async () => {
    const proxy = fresh.pop();
    if (proxy === undefined) throw new Error('no proxy is left');
    const { 'accept-encoding': _packed, ...headers } = proxy.headers;
    await readAll(`${sessionsPath('v1.0', townHall.id)}?$expand=segments`, townHall.sessions, async (url) =>
      askJson(await request(proxy.at(url), { headers })),
    );
    await proxy.close();
  };
  const forget = async () => {
    const later = Date.now() + DAY_MS;
    await store.forget({ endedBefore: later, readBefore: later });
  };

  const reading = await sideBySide(ROUNDS, throughProxy, () => graph.readAll(townHall), forget);
  await Promise.all([scene.stop(), store.close(), graph.close()]);
  return [
    {
      what: `whole record of ${townHall.sessions} sessions, a page ${PAGE_DELAY_MS} ms, through a fresh proxy`,
      ...reading,
      floor: 'a bare sequential loop over the same Graph',
      bar: 1.05,
    },
  ];
};

/** Records that fill a good part of a page, each opened once as the app opens it: the record and its sessions at a time. */
const measureFirstPage = async (): Promise<readonly Figure[]> => {
  const scene = await setScene({ pageDelayMs: PAGE_DELAY_MS });
  const graph = openGraph(scene);
  const proxy = await scene.startProxy(await openStore({ kind: 'memory' }, Date.now));
  const headers = await proxy.headersOf('megan');
  const ask = async (url: string): Promise<void> => {
    const { body, statusCode } = await request(proxy.at(url), { headers });
    await body.arrayBuffer();
    if (statusCode !== 200) throw new Error(`${statusCode} for ${url}`);
  };
  const open = async (id: string): Promise<number> => {
    const record = ask(callRecordPath('v1.0', id));
    const ms = await timed(() => ask(`${sessionsPath('v1.0', id)}?$expand=segments`));
    await record;
    return ms;
  };

  const times: number[] = [];
  const bare: number[] = [];
  const isFull = (sessions: number): boolean => sessions > PAGE / 3 && sessions <= PAGE;
  const now = Date.now();
  // A call of the last hour may have no record yet.
  const catalogue = [...createCatalogue(now, 1)].filter(([, call]) => versionAt(call, now) > 0);
  // Small ones first: code that has not run yet is not what is measured.
  for (const [id] of catalogue.filter(([, { sessionCount }]) => !isFull(sessionCount)).slice(0, ROUNDS * 5))
    await open(id);
  for (const [id] of catalogue.filter(([, { sessionCount }]) => isFull(sessionCount))) {
    times.push(await open(id));
    bare.push(await timed(() => graph.firstPage(id)));
  }
  await Promise.all([scene.stop(), proxy.close(), graph.close()]);
  return [
    {
      what: `first page of a record that nobody has read, a page ${PAGE_DELAY_MS} ms, through a warm proxy`,
      ms: median(times),
      floor: 'the same page asked of Graph',
      floorMs: median(bare),
      bar: (PAGE_DELAY_MS + 25) / PAGE_DELAY_MS,
    },
  ];
};

const LIMITED_SCALE = 30;
/** 50 further pages of a record in 5 minutes. */
const PAGES_A_WINDOW = 50;
const WINDOW_MS = 300_000;

/** 10,000 sessions under Graph's documented limits, with a minute of Graph's in two seconds. */
const measureUnderLimits = async (): Promise<readonly Figure[]> => {
  const scene = await setScene({ pageDelayMs: PAGE_DELAY_MS / LIMITED_SCALE, timeScale: LIMITED_SCALE });
  const proxy = await scene.startProxy(await openStore({ kind: 'memory' }, Date.now));
  const headers = await proxy.headersOf('megan');
  const start = performance.now();
  let firstMs = Number.NaN;
  await readAll(
    `${sessionsPath('v1.0', companyDay.id)}?$expand=segments`,
    companyDay.sessions,
    async (url) => {
      const page = await askJson(
        await request(proxy.at(url), { headers: { ...headers, 'accept-encoding': 'identity' } }),
      );
      if (Number.isNaN(firstMs) && page.value.length > 0) firstMs = performance.now() - start;
      return page;
    },
  );
  const ms = performance.now() - start;
  if (proxy.timesThrottled() > 0) throw new Error(`Graph answered 429 ${proxy.timesThrottled()} times`);
  await Promise.all([scene.stop(), proxy.close()]);

  const furtherPages = Math.ceil(companyDay.sessions / PAGE) - 1;
  const windows = Math.ceil(furtherPages / PAGES_A_WINDOW) - 1;
  const what = `${companyDay.sessions} sessions under Graph's limits, ${LIMITED_SCALE} × as fast`;
  return [
    {
      what: `${what}, no 429`,
      ms,
      floor: `${windows} windows of its limit for further pages`,
      floorMs: (windows * WINDOW_MS) / LIMITED_SCALE,
      bar: 1.08,
    },
    { what: `the first ${PAGE} of them`, ms: firstMs, floor: 'all of them', floorMs: ms, bar: 0.01 },
  ];
};

/** Graph asked without a proxy. */
const openGraph = ({ simulator, appToken }: Scene) => {
  const dispatcher = new Agent({ connect: { ca: simulator.caCertificate } });
  const headers = { authorization: `Bearer ${appToken}`, prefer: `odata.maxpagesize=${PAGE}` };
  const ask = async (url: string) => askJson(await request(url, { dispatcher, headers }));
  const sessionsOf = (id: string): string =>
    `${simulator.graphBaseUrl}/v1.0/communications/callRecords/${id}/sessions?$expand=segments`;
  return {
    firstPage: (id: string) => ask(sessionsOf(id)),
    readAll: ({ id, sessions }: typeof townHall) => readAll(sessionsOf(id), sessions, ask),
    close: () => dispatcher.close(),
  };
};
