import { createCatalogue } from '#simulator/catalogue';

/** How many sessions and people the simulator gives a record: what the page is held against. */
export const truthOf = (id: string): { sessions: number; people: number } => {
  const record = createCatalogue(Date.now(), 1).get(id);
  if (record === undefined) throw new Error(`the simulator has no record ${id}`);
  return { sessions: record.sessionCount, people: record.participantCount };
};
