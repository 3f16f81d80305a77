import type { SimulatedRecord } from './record.ts';
import { documentedCall } from './scenarios/documented.ts';

/** Every record of the simulator by id, laid out around the clock's time at the start. */
export const createCatalogue = (now: number, seed: number): ReadonlyMap<string, SimulatedRecord> => {
  void now;
  void seed;
  const records = [documentedCall()];
  return new Map(records.map((record) => [record.id, record]));
};
