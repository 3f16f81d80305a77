import { SECOND_MS } from '#base/units';
import type { Audit } from './audit.ts';
import type { Config } from './config.ts';
import { createAsk } from './graph/ask.ts';
import type { Connection } from './graph/connection.ts';
import { createGraph, type AppToken } from './graph/graph.ts';
import { createPace } from './graph/pace.ts';
import { createSlots } from './graph/slots.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';
import { createCallLists } from './records/call-lists.ts';
import { createCallRecords } from './records/call-records.ts';
import { createCursors } from './records/cursor.ts';
import { createMasking } from './records/masking.ts';
import type { Most } from './records/walk-step.ts';
import { createWalks } from './records/walks.ts';
import { createRenderedPages } from './routes/rendered-pages.ts';
import type { Service } from './routes/service.ts';
import type { RecordStore } from './store/store.ts';
import { watchGraph } from './watch-upstream.ts';

type Deps = {
  readonly config: Config;
  readonly connection: Connection;
  readonly appToken: AppToken;
  readonly store: RecordStore;
  readonly audit: Audit;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly now: () => number;
  readonly random?: () => number;
  readonly longestWaitMs?: number;
  readonly graphPageSize?: number;
  readonly most?: Most;
  /** Of 32 bytes. */
  readonly cursorKey: Uint8Array;
};

/** What the routes stand on: Graph with its pace and retries, the walks, cursors and masking. */
export const createService = (deps: Deps): Service => {
  const { config, connection, appToken, store, audit, health, metrics, now, random = Math.random } = deps;
  const { graphBaseUrl } = config;
  const graph = watchGraph(createGraph({ connection, appToken, now }), health, metrics, now);
  const { LIMIT_UPSTREAM: inFlight, LIMIT_UPSTREAM_QUEUE: queue } = config.limits;
  const slots = createSlots({ inFlight, queue });
  const ask = createAsk({ graph, pace: createPace(now, config.timeScale), slots, now, random });
  const callRecords = createCallRecords({ ask, store, graphBaseUrl, now });
  return {
    config,
    audit,
    callRecords,
    callLists: createCallLists({ ask, store, graphBaseUrl, now }),
    walks: createWalks({
      ask,
      callRecords,
      graphBaseUrl,
      now,
      store,
      pageSize: deps.graphPageSize,
      most: deps.most,
      timeScale: config.timeScale,
      longestWaitMs: deps.longestWaitMs ?? 20 * SECOND_MS,
    }),
    cursors: createCursors(deps.cursorKey, now),
    masking: createMasking({ tenantId: config.tenantId, store, now }),
    rendered: createRenderedPages(now),
  };
};
