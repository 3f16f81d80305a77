import { Agent, request } from 'undici';
import { ACCESS_TOKEN_TYPE, sessionsPath, TOKEN_EXCHANGE_GRANT, TOKEN_PATH } from '#contract/routes';
import { readConfig } from '#proxy/config';
import { createConnection } from '#proxy/graph/connection';
import { createProxy } from '#proxy/proxy';
import { townHall } from '#simulator/scenarios/large-meetings';
import { startSimulator } from '#simulator/simulator';
import { sideBySide, type Figure } from './measure.ts';

const PAGE_DELAY_MS = 120;
/** Graph's windows pass so much faster, so that limits are not what is measured. */
const TIME_SCALE = 1_000;
const ROUNDS = 3;

type Page = { readonly value: readonly unknown[]; readonly '@odata.nextLink'?: string };

/** Follows a collection to its end, one page after the other. */
const readAll = async (first: string, ask: (url: string) => Promise<Page>): Promise<number> => {
  let count = 0;
  for (let next: string | undefined = first; next !== undefined;) {
    const page: Page = await ask(next);
    count += page.value.length;
    next = page['@odata.nextLink'];
  }
  if (count !== townHall.sessions) throw new Error(`${count} sessions instead of ${townHall.sessions}`);
  return count;
};

/** A whole record of 1,000 sessions through a fresh proxy, beside a bare loop over the same Graph. */
export const measureReading = async (): Promise<readonly Figure[]> => {
  const publicOrigin = 'http://localhost:4310';
  const simulator = await startSimulator({
    appOrigin: publicOrigin,
    pageDelayMs: PAGE_DELAY_MS,
    timeScale: TIME_SCALE,
  });
  const config = readConfig({
    AZURE_TENANT_ID: simulator.tenantId,
    SPA_CLIENT_ID: simulator.spaClientId,
    API_CLIENT_ID: simulator.apiClientId,
    AZURE_CLIENT_ID: simulator.graphClientId,
    AZURE_CLIENT_SECRET: simulator.graphClientSecret,
    AUTHORITY: simulator.authority,
    GRAPH_BASE_URL: simulator.graphBaseUrl,
    GRAPH_TOKEN_URL: simulator.graphTokenUrl,
    GRAPH_TIME_SCALE: String(TIME_SCALE),
    ALLOW_LOOPBACK_HTTP: '1',
  });
  if (config.kind === 'err') throw new Error(config.reason.join('\n'));
  const appToken = await simulator.issueAppToken();
  const subjectToken = await simulator.issueUserToken('megan');
  const dispatcher = new Agent({ connect: { ca: simulator.caCertificate } });

  const bareLoop = () =>
    readAll(
      `${simulator.graphBaseUrl}/v1.0/communications/callRecords/${townHall.id}/sessions?$expand=segments`,
      async (url) => {
        const headers = { authorization: `Bearer ${appToken}`, prefer: 'odata.maxpagesize=60' };
        return (await (await request(url, { dispatcher, headers })).body.json()) as Page;
      },
    );

  const throughProxy = async () => {
    const proxy = await createProxy({
      config: config.value,
      appToken: async () => appToken,
      connection: createConnection(simulator.caCertificate),
      logSink: { write: () => undefined },
    });
    const origin = await proxy.listen({ host: '127.0.0.1', port: 0 });
    const answer = await request(origin + TOKEN_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: TOKEN_EXCHANGE_GRANT,
        subject_token: subjectToken,
        subject_token_type: ACCESS_TOKEN_TYPE,
        audience: `${publicOrigin}/api`,
        client_id: simulator.spaClientId,
      }).toString(),
    });
    const { access_token: token } = (await answer.body.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${token}`, prefer: 'odata.maxpagesize=1000' };
    await readAll(`${origin}${sessionsPath('v1.0', townHall.id)}?$expand=segments`, async (url) => {
      const { pathname, search } = new URL(url, origin);
      return (await (await request(origin + pathname + search, { headers })).body.json()) as Page;
    });
    await proxy.close();
  };

  const reading = await sideBySide(ROUNDS, throughProxy, bareLoop);
  await Promise.all([simulator.stop(), dispatcher.close()]);
  return [
    {
      what: `whole record of ${townHall.sessions} sessions, a page ${PAGE_DELAY_MS} ms, through a fresh proxy`,
      ...reading,
      floor: 'a bare sequential loop over the same Graph',
      bar: 1.05,
    },
  ];
};
