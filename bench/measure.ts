/** A figure beside its floor, both measured in this run: the ratio is what counts, milliseconds are the machine's. */
export type Figure = {
  readonly what: string;
  readonly ms: number;
  readonly floor: string;
  readonly floorMs: number;
} & Bar;

/** The ratio to stay under, or milliseconds that a person feels. */
type Bar =
  { readonly bar: number; readonly barMs?: undefined } | { readonly barMs: number; readonly bar?: undefined };

/** An amount with the bar that a person feels; the floor says what the machine makes of much less. */
export type Amount = {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB' | '%';
  readonly bar?: number;
  readonly floor?: { readonly what: string; readonly value: number };
};

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How many milliseconds it takes. */
export const timed = async (run: () => unknown): Promise<number> => {
  const start = performance.now();
  await run();
  return performance.now() - start;
};

/**
 * Runs both in turns, so that a busy machine is busy for both, and takes the median of each. `prepare` runs before
 * each turn and is not measured.
 */
export const sideBySide = async (
  rounds: number,
  work: () => unknown,
  floor: () => unknown,
  prepare: () => unknown = () => undefined,
): Promise<{ ms: number; floorMs: number }> => {
  const works: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await prepare();
    works.push(await timed(work));
    floors.push(await timed(floor));
  }
  return { ms: median(works), floorMs: median(floors) };
};
