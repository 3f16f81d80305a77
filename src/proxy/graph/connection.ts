import { Agent, type Dispatcher } from 'undici';
import { SECOND_MS } from '#base/units';

/** Connections to Graph and the sign-in authority; `renew` leaves those that served a failing server behind. */
export type Connection = {
  readonly current: Dispatcher;
  renew(): void;
  close(): Promise<void>;
};

const CONNECTIONS_PER_ORIGIN = 64;

/** Redirects are never followed. `ca` adds a certificate authority in PEM to Node's own, for tests. */
export const createConnection = (ca?: string): Connection => {
  const open = (): Agent =>
    new Agent({
      connections: CONNECTIONS_PER_ORIGIN,
      connect: { timeout: 3 * SECOND_MS, ...(ca === undefined ? {} : { ca }) },
      headersTimeout: 10 * SECOND_MS,
      bodyTimeout: 10 * SECOND_MS,
    });
  let agent = open();
  return {
    get current() {
      return agent;
    },
    renew: () => {
      const old = agent;
      agent = open();
      void old.close();
    },
    close: () => agent.close(),
  };
};
