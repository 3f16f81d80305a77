import { isPast, type Limit, type Unit } from './limits.ts';
import type { MeasureInfo } from './measures.ts';

/** A measured number: what it is called, its unit, and where it stands in the JSON. */
export type Reading = {
  readonly value: number;
  readonly unit: Unit;
  readonly label: string;
  readonly path: string;
};

/** How to read one measure of things, and where each of them stands in the JSON. */
type Source<Thing> = {
  readonly info: MeasureInfo;
  readonly read: (thing: Thing) => number | undefined;
  readonly pathOf: (thing: Thing) => string;
};

/**
 * The worst reading of several things. With a limit only one that is past it: most readings are not, and cost no
 * more than being looked at.
 */
export const worstReading = <Thing>(
  things: readonly Thing[],
  { info, read, pathOf }: Source<Thing>,
  past?: Limit,
): Reading | undefined => {
  let worst: { readonly thing: Thing; readonly value: number } | undefined;
  for (const thing of things) {
    const value = read(thing);
    if (value === undefined || (past !== undefined && !isPast(value, past))) continue;
    if (worst === undefined || isWorse(info, value, worst.value)) worst = { thing, value };
  }
  if (worst === undefined) return undefined;
  const { thing, value } = worst;
  return { value, unit: info.unit, label: info.label, path: `${pathOf(thing)}.${info.wire}` };
};

const isWorse = ({ worst }: MeasureInfo, value: number, than: number): boolean =>
  worst === 'lowest' ? value < than : value > than;

/** Of readings that may be missing those that are there. */
export const present = <Value>(...values: readonly (Value | undefined)[]): readonly Value[] =>
  values.filter((value) => value !== undefined);
