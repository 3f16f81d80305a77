import { refuseWhile } from '../steps/limit-rate.ts';
import type { Config } from '../config.ts';
import type { Connection } from '../graph/connection.ts';
import type { Health } from '../health.ts';
import { createBuckets } from '../limits/bucket.ts';
import type { RecordStore } from '../store/store.ts';
import { createExchange } from './exchange.ts';
import { createLearning } from './learn-revocations.ts';
import { createProxyTokens, type ProxyTokens } from './proxy-token.ts';
import { createRevocations, type Revocations } from './revocations.ts';
import { createSigningKeys } from './signing-keys.ts';
import { openTokenKeys } from './token-keys.ts';

type Options = {
  readonly config: Config;
  readonly store: RecordStore;
  readonly connection: Connection;
  readonly health: Health;
  readonly now: () => number;
  readonly onFailure: (cause: unknown) => void;
};

/** How people get in, and are kept out. */
export type Access = {
  readonly tokens: ProxyTokens;
  readonly revocations: Revocations;
  readonly exchange: ReturnType<typeof createExchange>;
  stop(): void;
};

/** Throws when the key file cannot be used, or the store cannot say what was revoked. */
export const openAccess = async (options: Options): Promise<Access> => {
  const { config, store, connection, health, now, onFailure } = options;
  const keys = createSigningKeys({ ...config, now, dispatcher: () => connection.current, health });
  const tokens = createProxyTokens({ ...config, keys: await openTokenKeys(config.tokenKeysFile, now), now });
  const revocations = createRevocations({ store, now });
  const learning = createLearning({ revocations, isShared: store.isShared, onFailure });
  await learning.start();
  const exchanges = createBuckets({ perMinute: config.limits.LIMIT_EXCHANGES_PER_MINUTE, now });
  const limit = (oid: string): void => refuseWhile(exchanges.take(oid));
  const exchange = createExchange({ ...config, keys, tokens, revocations, now, limit });
  void keys.load();
  return { tokens, revocations, exchange, stop: () => learning.stop() };
};
