import { Worker } from 'node:worker_threads';

/** What a client asks again and again, one after the other, and how many bytes must come each time. */
export type Asked = {
  readonly targets: readonly {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly bytes: number;
  }[];
  readonly rounds: number;
  /** Rounds before those that count: a service that has answered nothing yet is not what is measured. */
  readonly warmUp: number;
};

/** The median time of each, in milliseconds, as a client in another thread sees it. */
export const timeRequests = (asked: Asked): Promise<readonly number[]> =>
  new Promise((resolve, reject) => {
    const client = new Worker(new URL('client-thread.ts', import.meta.url), { workerData: asked });
    client.once('message', resolve);
    client.once('error', reject);
  });
