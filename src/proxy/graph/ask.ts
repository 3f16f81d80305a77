import type { ProblemCode } from '#contract/problem';
import type { Graph, GraphAnswer } from './graph.ts';
import type { Pace, Slot } from './pace.ts';
import { withRetries, type RetryPolicy } from './retry.ts';
import { UpstreamFailure } from './upstream-failure.ts';

type Question = {
  /** One of our templates, or a nextLink that was checked. */
  readonly url: string;
  readonly slot: Slot;
  readonly pageSize?: number;
  readonly policy: RetryPolicy;
  readonly signal: AbortSignal;
  /** Told whenever Graph may not be asked before that time, epoch milliseconds, and why. */
  readonly onWait?: (until: number, problem: ProblemCode) => void;
};

/** Asks Graph within its limits, and again where that can help. Throws ProxyError. */
export type Ask = (question: Question) => Promise<GraphAnswer>;

type Options = {
  readonly graph: Graph;
  readonly pace: Pace;
  readonly now: () => number;
  readonly random: () => number;
};

/** An `Ask` over one Graph; all requests of the process share its pace. */
export const createAsk =
  ({ graph, pace, now, random }: Options): Ask =>
  async ({ url, slot, pageSize, policy, signal, onWait }) => {
    const attempt = async (): Promise<GraphAnswer> => {
      try {
        return await graph.get(url, { signal, ...(pageSize === undefined ? {} : { pageSize }) });
      } catch (cause) {
        if (cause instanceof UpstreamFailure) closeGate(cause, slot);
        throw cause;
      }
    };
    const closeGate = ({ details }: UpstreamFailure, { recordId }: Slot): void => {
      if (details.throttled === undefined || details.retryAfterMs === undefined) return;
      pace.close(
        details.throttled === 'record' ? (recordId ?? 'list') : undefined,
        now() + details.retryAfterMs,
      );
    };
    const patience = {
      signal,
      longestWaitMs: policy.totalMs,
      onWait: (until: number) => onWait?.(until, 'upstream-throttled'),
    };
    return withRetries(() => pace.run(slot, patience, attempt), {
      policy,
      signal,
      now,
      random,
      onWait: (until, failure) => onWait?.(until, failure.code),
    });
  };
