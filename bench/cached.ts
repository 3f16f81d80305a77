import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { sessionsPath } from '#contract/routes';
import { openStore } from '#proxy/store/open-store';
import { companyDay } from '#simulator/scenarios/large-meetings';
import { sideBySide, type Figure } from './measure.ts';
import { setScene } from './scene.ts';
import { timeRequests } from './time-requests.ts';

const ROUNDS = 9;
const ONE_PAGE = { rounds: 3_000, warmUp: 1_000 };

type Headers = Readonly<Record<string, string>>;

/** A record of 10,000 sessions that is in the store, for whoever opens it next. */
export const measureCached = async (): Promise<readonly Figure[]> => {
  const scene = await setScene({ pageDelayMs: 0 });
  const proxy = await scene.startProxy(await openStore({ kind: 'memory' }, Date.now));
  const first = `${sessionsPath('v1.0', companyDay.id)}?$expand=segments`;
  const fetchPacked = async (url: string, headers: Headers): Promise<Buffer> => {
    const { body } = await request(url, { headers });
    return Buffer.from(await body.arrayBuffer());
  };
  const walk = async (headers: Headers): Promise<{ readonly bodies: Buffer[]; readonly items: number }> => {
    const bodies: Buffer[] = [];
    let items = 0;
    for (let next: string | undefined = first; next !== undefined;) {
      const packed = await fetchPacked(proxy.at(next), headers);
      const isPacked = packed[0] === 0x1f;
      const page = JSON.parse(isPacked ? gunzipSync(packed).toString() : packed.toString()) as {
        readonly value: readonly unknown[];
        readonly '@odata.nextLink'?: string;
      };
      bodies.push(packed);
      items += page.value.length;
      next = page['@odata.nextLink'];
    }
    return { bodies, items };
  };

  const headers = await proxy.headersOf('megan');
  const { items } = await walk(headers);
  if (items !== companyDay.sessions) throw new Error(`${items} sessions`);
  const { bodies } = await walk(headers);
  const masked = await proxy.headersOf('patti');
  const startedMasked = performance.now();
  await walk(masked);
  const maskedMs = performance.now() - startedMasked;

  // Bare Node with the very same bytes.
  const bare = createServer(({ url = '/0' }, response) => {
    const body = bodies[Number(url.slice(1))] ?? Buffer.alloc(0);
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'content-length': body.length,
      })
      .end(body);
  });
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
  const bareWalk = async (): Promise<void> => {
    for (const place of bodies.keys())
      JSON.parse(gunzipSync(await fetchPacked(`${origin}/${place}`, {})).toString());
  };

  const again = await sideBySide(ROUNDS, () => walk(headers), bareWalk);
  const small = { ...headers, prefer: 'odata.maxpagesize=60' };
  const page = await fetchPacked(proxy.at(first), small);
  bodies.push(page);
  const place = bodies.length - 1;
  const [oneMs = Number.NaN, oneFloorMs = Number.NaN] = await timeRequests({
    ...ONE_PAGE,
    targets: [
      { url: proxy.at(first), headers: small, bytes: page.length },
      { url: `${origin}/${place}`, headers: small, bytes: page.length },
    ],
  });
  await proxy.close();
  await scene.stop();
  bare.close();
  bare.closeAllConnections();
  const floor = 'bare Node serving the same bytes';
  return [
    { what: `${items} sessions from the store, for a second viewer`, ...again, floor, bar: 1.5 },
    {
      what: `the same for the first viewer of another field level`,
      ms: maskedMs,
      floorMs: again.floorMs,
      floor,
      bar: 15,
    },
    { what: 'a page of 60 sessions that was packed before', ms: oneMs, floor, floorMs: oneFloorMs, bar: 1.5 },
  ];
};
