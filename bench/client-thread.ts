/**
 * A client in a thread of its own, as a client is elsewhere: what a server does after its answer is not waited for, and
 * what the client does is not the server's time. Told by `timeRequests` what to ask.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { request } from 'undici';
import { median, timed } from './measure.ts';
import type { Asked } from './time-requests.ts';

const { targets, rounds, warmUp } = workerData as Asked;

const ask = async ({ url, headers, bytes }: Asked['targets'][number]): Promise<void> => {
  const { body, statusCode } = await request(url, { headers });
  const { byteLength } = await body.arrayBuffer();
  if (statusCode !== 200 || byteLength !== bytes)
    throw new Error(`${statusCode} with ${byteLength} bytes from ${url}`);
};

const times = targets.map((): number[] => []);
for (let round = -warmUp; round < rounds; round += 1)
  for (const [place, target] of targets.entries()) {
    const ms = await timed(() => ask(target));
    if (round >= 0) times[place]?.push(ms);
  }
parentPort?.postMessage(times.map(median));
