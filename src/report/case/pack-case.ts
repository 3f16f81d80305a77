import { packText } from '#base/pack-text';
import { Reader } from '#base/read';
import type { CallBodies } from './call-bodies.ts';
import type { PackedBodies } from './case-file.ts';

/** A portion is one body of the file: small enough to be read between two frames. */
const PORTION = 240;

/** Packs a call for a case file, just as its bodies are: they have to be masked before. */
export const packBodies = async ({ record, participants, pages }: CallBodies): Promise<PackedBodies> => {
  const sessions: string[] = [];
  for (const page of pages) sessions.push(...(await packPortions(valuesOf(page))));
  return {
    record: record === undefined ? undefined : await packText(JSON.stringify(withoutSessions(record))),
    participants: await packPortions(participants),
    sessions,
  };
};

const packPortions = async (items: readonly unknown[]): Promise<readonly string[]> => {
  const packed: string[] = [];
  for (let first = 0; first < items.length; first += PORTION) {
    packed.push(await packText(JSON.stringify({ value: items.slice(first, first + PORTION) })));
  }
  return packed;
};

const valuesOf = (page: unknown): readonly unknown[] => {
  const values = Reader.over(page, '', [])?.raw('value');
  return Array.isArray(values) ? values : [];
};

/** A record expanded with what stands beside it here would hold it twice. */
const withoutSessions = (record: unknown): unknown => {
  const from = Reader.over(record, '', []);
  return (
    from &&
    Object.fromEntries(
      from.keys.filter((key) => !EXPANDED.test(key)).map((key) => [key, from.raw(key) ?? null]),
    )
  );
};

const EXPANDED = /^(sessions|participants_v2)(@|$)/;
