import { sql, type Transaction } from 'kysely';
import { createNumbering, type NumberedClue, type Numbering } from '#calls/numbering';
import type { Database } from './database.ts';
import type { RecordStore } from './store.ts';
import type { Tables } from './tables.ts';

const CLUE = ['clue', 'word', 'number'] as const;

/** Numbers of the people of a record. Whoever gives one waits for whoever is giving one of the same record. */
export const createNumbers = ({ db }: Database): Pick<RecordStore, 'number'> => ({
  number: (recordId, wanted) =>
    db.transaction().execute(async (within) => {
      await lockNumbers(within, recordId);
      const clues = [...new Set(wanted.flatMap((one) => one.clues))];
      const words = [...new Set(wanted.map(({ word }) => word))];
      const known = await knownOf(within, recordId, clues);
      const fresh: NumberedClue[] = [];
      const numbering = createNumbering({
        known,
        highest: await highestOf(within, recordId, words),
        onNew: (clue) => fresh.push(clue),
      });
      for (const one of wanted) numbering.of(one);
      await add(within, recordId, fresh);
      return [...known, ...fresh];
    }),
});

/** Goes on from the numbers of a record, which are deleted: for whoever writes them into its parts for good. */
export const takeNumbering = async (within: Transaction<Tables>, recordId: string): Promise<Numbering> => {
  await lockNumbers(within, recordId);
  const known = await within
    .deleteFrom('person_number')
    .where('record_id', '=', recordId)
    .returning(CLUE)
    .execute();
  return createNumbering({ known });
};

/** Until the transaction ends. A row to lock may not be there yet. */
const lockNumbers = (within: Transaction<Tables>, recordId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${recordId}, 0))`.execute(within);

/** As one value, however many there are: a statement takes 65,535 of them at most. */
const anyOf = (clues: readonly string[]) => sql<string>`any(${clues}::text[])`;

const knownOf = (
  within: Transaction<Tables>,
  recordId: string,
  clues: readonly string[],
): Promise<readonly NumberedClue[]> =>
  within
    .selectFrom('person_number')
    .select(CLUE)
    .where('record_id', '=', recordId)
    .where('clue', '=', anyOf(clues))
    .execute();

const highestOf = async (within: Transaction<Tables>, recordId: string, words: readonly string[]) =>
  words.length === 0
    ? []
    : within
        .selectFrom('person_number')
        .select((is) => ['word', is.fn.max('number').as('number')])
        .where('record_id', '=', recordId)
        .where('word', 'in', words)
        .groupBy('word')
        .execute();

const add = async (
  within: Transaction<Tables>,
  recordId: string,
  fresh: readonly NumberedClue[],
): Promise<void> => {
  if (fresh.length === 0) return;
  const column = <Name extends keyof NumberedClue>(name: Name): readonly NumberedClue[Name][] =>
    fresh.map((clue) => clue[name]);
  await within
    .insertInto('person_number')
    .columns(['record_id', ...CLUE])
    .expression(
      sql`select ${recordId}::text, * from unnest(
        ${column('clue')}::text[], ${column('word')}::text[], ${column('number')}::int[])`,
    )
    .execute();
};
