import { capital } from '#base/capital';
import type { ReactNode } from 'react';
import type { CallFacts } from '#report/call-title';
import { connectionWord, modalityWord, platformWord } from '#report/enum-words';
import type { Choices } from '#report/list/row-filter';
import type { SessionRow } from '#report/list/session-rows';
import type { FilterChoices } from '../features/filter-bar/FilterBar.tsx';

type Fact = { readonly key: string; readonly content: ReactNode };

const WHO = {
  organised: ({ by }: { readonly by: string }): ReactNode => (
    <>
      organised by{' '}
      <b>
        <bdi>{by}</bdi>
      </b>
    </>
  ),
  called: ({ caller, callee }: { readonly caller: string; readonly callee: string }): ReactNode => (
    <>
      <b>
        <bdi>{caller}</bdi>
      </b>{' '}
      called{' '}
      <b>
        <bdi>{callee}</bdi>
      </b>
    </>
  ),
};

/** The facts under the title, names set apart so that their direction stays their own. */
export const factList = ({ length, who, participants, modalities }: CallFacts): readonly Fact[] => [
  ...(length === undefined ? [] : [{ key: 'length', content: length }]),
  ...(who === undefined
    ? []
    : [{ key: 'who', content: who.kind === 'organised' ? WHO.organised(who) : WHO.called(who) }]),
  ...(participants === undefined ? [] : [{ key: 'participants', content: participants }]),
  ...(modalities === undefined ? [] : [{ key: 'modalities', content: modalities }]),
];

/** The same in plain words. */
export const factWords = ({ length, who, participants, modalities }: CallFacts): readonly string[] =>
  [
    length,
    who && (who.kind === 'organised' ? `organised by ${who.by}` : `${who.caller} called ${who.callee}`),
    participants,
    modalities,
  ].filter((fact) => fact !== undefined);

/** What can be chosen, in words. */
export const toFilterChoices = (choices: Choices): FilterChoices => {
  const worded = (values: Choices['modalities'], word: (value: string) => string) =>
    values.map(({ value, count }) => ({ value, count, label: capital(word(value)) }));
  return {
    modalities: worded(choices.modalities, modalityWord),
    platforms: worded(choices.platforms, platformWord),
    networks: worded(choices.networks, connectionWord),
    people: choices.people.map(({ value, name, count }) => ({ value, count, label: name })),
  };
};

/** What the rows hold of a field of free text, for the completions of the filter box. */
export const queryValues = (field: string, rows: readonly SessionRow[]): readonly string[] => {
  const read = QUERY_VALUES[field];
  return read === undefined ? [] : [...new Set(rows.map(read).filter((value) => value !== undefined))].sort();
};

const QUERY_VALUES: Readonly<Record<string, (row: SessionRow) => string | undefined>> = {
  person: (row) => row.name,
  client: (row) => row.client,
  subnet: (row) => row.network?.subnet,
};
