import type { ProblemCode } from '#contract/problem';
import type { ProxyError } from '../errors.ts';
import { createBreaker } from './breaker.ts';
import type { Graph, GraphAnswer } from './graph.ts';
import type { OnNextLink } from './read-answer.ts';
import type { Pace, Slot } from './pace.ts';
import { withRetries, type RetryPolicy } from './retry.ts';
import type { Slots } from './slots.ts';
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
  readonly onNextLink?: OnNextLink;
};

export type Ask = {
  /** Asks Graph within its limits, and again where that can help. Throws ProxyError. */
  (question: Question): Promise<GraphAnswer>;
  /** What to tell whoever needs Graph now while it is left alone because it fails; undefined when it is not. */
  readonly refusal: () => ProxyError | undefined;
};

type Options = {
  readonly graph: Graph;
  readonly pace: Pace;
  readonly slots: Slots;
  readonly now: () => number;
  readonly random: () => number;
};

/** An `Ask` over one Graph; all requests of the process share its pace, its slots and its breaker. */
export const createAsk = ({ graph, pace, slots, now, random }: Options): Ask => {
  const breaker = createBreaker(now);

  const closeGate = ({ details }: UpstreamFailure, { recordId }: Slot): void => {
    if (details.throttled === undefined || details.retryAfterMs === undefined) return;
    pace.close(
      details.throttled === 'record' ? (recordId ?? 'list') : undefined,
      now() + details.retryAfterMs,
    );
  };

  const refuseWhileOpen = (policy: RetryPolicy): void => {
    const wait = breaker.wait();
    if (wait > 0) throw refused(wait, policy);
  };

  const attempt = async ({
    url,
    slot,
    pageSize,
    policy,
    signal,
    onNextLink,
  }: Question): Promise<GraphAnswer> => {
    refuseWhileOpen(policy);
    const leave = once(breaker.enter());
    try {
      const answer = await graph.get(url, {
        signal,
        // Whoever asks for the next page asks a Graph that has answered.
        onNextLink:
          onNextLink &&
          ((link) => {
            leave('answered');
            onNextLink(link);
          }),
        ...(pageSize === undefined ? {} : { pageSize }),
      });
      leave('answered');
      return answer;
    } catch (cause) {
      leave(outcomeOf(cause));
      if (cause instanceof UpstreamFailure) closeGate(cause, slot);
      throw cause;
    }
  };

  const ask = async (question: Question): Promise<GraphAnswer> => {
    const { slot, policy, signal, onWait } = question;
    const patience = {
      signal,
      longestWaitMs: policy.totalMs,
      onWait: (until: number) => onWait?.(until, 'upstream-throttled'),
    };
    return withRetries(
      async (retry) => {
        // Before any of the record's budget is spent, and again when all waiting is over.
        refuseWhileOpen(policy);
        return pace.run(slot, patience, () =>
          slots.run({ isRetry: retry > 0, signal }, () => attempt(question)),
        );
      },
      { policy, signal, now, random, onWait: (until, failure) => onWait?.(until, failure.code) },
    );
  };

  return Object.assign(ask, {
    refusal: () => {
      const wait = breaker.wait();
      return wait > 0 ? unavailable(wait).toProxyError() : undefined;
    },
  });
};

/** The first call counts. */
const once = <Said>(say: (said: Said) => void): ((said: Said) => void) => {
  let isSaid = false;
  return (said) => {
    if (!isSaid) say(said);
    isSaid = true;
  };
};

const unavailable = (waitMs: number): UpstreamFailure =>
  new UpstreamFailure('upstream-unavailable', { again: 'yes', retryAfterMs: waitMs });

/** Somebody at a spinner is told at once; a walk waits. */
const refused = (waitMs: number, { waitsForGraph }: RetryPolicy): Error =>
  waitsForGraph ? unavailable(waitMs) : unavailable(waitMs).toProxyError();

const FAILURES: readonly ProblemCode[] = ['upstream-error', 'upstream-timeout', 'upstream-unavailable'];

/** Being throttled or refused is an answer; what was called off says nothing, nor does a token that was not to be had. */
const outcomeOf = (cause: unknown): 'answered' | 'failed' | 'unknown' => {
  if (!(cause instanceof UpstreamFailure)) return 'unknown';
  if (FAILURES.includes(cause.code)) return 'failed';
  return cause.status === undefined ? 'unknown' : 'answered';
};
