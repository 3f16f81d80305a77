/** What a hand is changing just now, over the value that the address held when it began. */
export type Live<Value> = {
  readonly value: Value;
  readonly over: Value;
  /** On its way into the address. */
  readonly isSent: boolean;
};

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/**
 * What is left of a live value once the address holds `committed`: nothing where it arrived or something else took its
 * place; all of it while the hand still moves and only an earlier value of its own has arrived.
 */
export const settle = <Value>(live: Live<Value> | undefined, committed: Value): Live<Value> | undefined => {
  if (live === undefined || isSame(live.over, committed)) return live;
  return live.isSent || isSame(live.value, committed) ? undefined : { ...live, over: committed };
};
