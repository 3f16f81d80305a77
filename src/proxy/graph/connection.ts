import { setImmediate } from 'node:timers/promises';
import { Agent, type Dispatcher } from 'undici';
import { SECOND_MS } from '#base/units';

/** How long an attempt may take. */
export type Timeouts = {
  readonly connectMs: number;
  /** From the request to the answer's headers. */
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly idleMs: number;
  readonly attemptMs: number;
};

/** Connections to Graph and the sign-in authority; `renew` leaves those that served a failing server behind. */
export type Connection = {
  readonly current: Dispatcher;
  readonly attemptMs: number;
  renew(): void;
  close(): Promise<void>;
};

const CONNECTIONS_PER_ORIGIN = 64;

const TIMEOUTS: Timeouts = {
  connectMs: 3 * SECOND_MS,
  headersMs: 10 * SECOND_MS,
  idleMs: 10 * SECOND_MS,
  attemptMs: 20 * SECOND_MS,
};

type Options = {
  /** A certificate authority in PEM besides Node's own, for tests. */
  readonly ca?: string;
  readonly timeouts?: Timeouts;
};

/** Redirects are never followed. */
export const createConnection = ({ ca, timeouts = TIMEOUTS }: Options = {}): Connection => {
  const open = (): Agent =>
    new Agent({
      connections: CONNECTIONS_PER_ORIGIN,
      connect: { timeout: timeouts.connectMs, ...(ca === undefined ? {} : { ca }) },
      headersTimeout: timeouts.headersMs,
      bodyTimeout: timeouts.idleMs,
    });
  let agent = open();
  return {
    get current() {
      return agent;
    },
    attemptMs: timeouts.attemptMs,
    renew: () => {
      const old = agent;
      agent = open();
      void old.close();
    },
    close: () => agent.close(),
  };
};

/**
 * Until a request that was made just now has left, before work that keeps the thread busy: undici uses a connection
 * again a turn of the loop after the answer before has ended.
 */
export const untilSent = async (): Promise<void> => {
  await setImmediate();
  await setImmediate();
};
