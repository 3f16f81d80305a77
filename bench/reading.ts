import { Agent, request } from 'undici';
import { sessionsPath } from '#contract/routes';
import { openStore } from '#proxy/store/open-store';
import { townHall } from '#simulator/scenarios/large-meetings';
import { sideBySide, type Figure } from './measure.ts';
import { askJson, readAll, setScene } from './scene.ts';

const PAGE_DELAY_MS = 120;
const ROUNDS = 3;
const DAY_MS = 86_400_000;

/** A whole record of 1,000 sessions through a fresh proxy, beside a bare loop over the same Graph. */
export const measureReading = async (): Promise<readonly Figure[]> => {
  const scene = await setScene({ pageDelayMs: PAGE_DELAY_MS });
  const { simulator, appToken } = scene;
  const dispatcher = new Agent({ connect: { ca: simulator.caCertificate } });
  // The database takes a second or two to start: that is not what is measured.
  const store = await openStore({ kind: 'memory' }, Date.now);

  const bareLoop = () =>
    readAll(
      `${simulator.graphBaseUrl}/v1.0/communications/callRecords/${townHall.id}/sessions?$expand=segments`,
      townHall.sessions,
      async (url) => {
        const headers = { authorization: `Bearer ${appToken}`, prefer: 'odata.maxpagesize=60' };
        return askJson(await request(url, { dispatcher, headers }));
      },
    );

  const fresh = await Promise.all(
    Array.from({ length: ROUNDS }, () => scene.startProxy({ ...store, close: async () => undefined })),
  );
  const throughProxy = async () => {
    const later = Date.now() + DAY_MS;
    await store.forget({ endedBefore: later, readBefore: later });
    const proxy = fresh.pop();
    if (proxy === undefined) throw new Error('no proxy is left');
    const { 'accept-encoding': _packed, ...headers } = await proxy.headersOf('megan');
    await readAll(`${sessionsPath('v1.0', townHall.id)}?$expand=segments`, townHall.sessions, async (url) =>
      askJson(await request(proxy.at(url), { headers })),
    );
    await proxy.close();
  };

  const reading = await sideBySide(ROUNDS, throughProxy, bareLoop);
  await Promise.all([scene.stop(), store.close(), dispatcher.close()]);
  return [
    {
      what: `whole record of ${townHall.sessions} sessions, a page ${PAGE_DELAY_MS} ms, through a fresh proxy`,
      ...reading,
      floor: 'a bare sequential loop over the same Graph',
      bar: 1.05,
    },
  ];
};
