import { isPast, type Limit, type Unit } from './limits.ts';
import type { MeasureInfo } from './measures.ts';

/** A measured number: what it is called, its unit, and where it stands in the JSON. */
export type Reading = {
  readonly value: number;
  readonly unit: Unit;
  readonly label: string;
  readonly path: string;
};

/** The worst of several readings of one measure; `path` is that of the object which holds it. */
export const worstReading = (
  info: MeasureInfo,
  readings: readonly { readonly value: number | undefined; readonly path: string }[],
): Reading | undefined => {
  let worst: Reading | undefined;
  for (const { value, path } of readings) {
    if (value === undefined) continue;
    if (worst !== undefined && (info.worst === 'lowest' ? value >= worst.value : value <= worst.value))
      continue;
    worst = { value, unit: info.unit, label: info.label, path: `${path}.${info.wire}` };
  }
  return worst;
};

/** Of readings that may be missing those that are past a limit. */
export const pastOnly = (limit: Limit, ...readings: readonly (Reading | undefined)[]): readonly Reading[] =>
  readings.filter((reading) => reading !== undefined).filter(({ value }) => isPast(value, limit));
