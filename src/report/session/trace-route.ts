import type { TraceRouteHop } from '#calls/model';

/** A router on the way, how far it is, and how much of that is its own step. */
type HopStep = {
  readonly hop: number | undefined;
  readonly address: string | undefined;
  readonly roundTripMs: number | undefined;
  /** More than the last hop that answered; never less than nothing, though replies may overtake. */
  readonly addedMs: number | undefined;
};

export type TraceRoute = {
  readonly steps: readonly HopStep[];
  readonly longestMs: number;
  /** “The largest step is before the first router.” Undefined when nothing stands out. */
  readonly sentence: string | undefined;
};

/** Hops in their order with what each adds; hops that did not answer keep their place. */
export const traceRoute = (hops: readonly TraceRouteHop[]): TraceRoute => {
  const ordered = [...hops].sort((one, other) => (one.hop ?? 0) - (other.hop ?? 0));
  const steps = ordered.map(({ hop, ipAddress, roundTripMs }, index) => ({
    hop,
    address: ipAddress,
    roundTripMs,
    addedMs: roundTripMs === undefined ? undefined : addedBy(roundTripMs, ordered.slice(0, index)),
  }));
  return {
    steps,
    longestMs: Math.max(0, ...steps.map(({ roundTripMs }) => roundTripMs ?? 0)),
    sentence: largestStep(steps),
  };
};

const addedBy = (roundTripMs: number, before: readonly TraceRouteHop[]): number => {
  const last = before.map((hop) => hop.roundTripMs).findLast((ms) => ms !== undefined) ?? 0;
  return Math.max(0, roundTripMs - last);
};

/** A step is worth a sentence when it is the larger half of the way and long enough to notice. */
const NOTABLE_MS = 10;

const largestStep = (steps: readonly HopStep[]): string | undefined => {
  const longest = Math.max(0, ...steps.map(({ roundTripMs }) => roundTripMs ?? 0));
  const index = steps.findIndex(
    ({ addedMs }) => addedMs !== undefined && addedMs >= NOTABLE_MS && addedMs * 2 >= longest - NOTABLE_MS,
  );
  const largest = Math.max(0, ...steps.map(({ addedMs }) => addedMs ?? 0));
  const step = steps[index];
  if (step === undefined || step.addedMs !== largest) return undefined;
  if (index === 0) return 'The largest step is before the first router.';
  return `The largest step is between hop ${steps[index - 1]?.hop ?? index} and hop ${step.hop ?? index + 1}.`;
};
