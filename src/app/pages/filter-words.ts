import { furtherColumnName, isFurtherColumn, type FurtherColumn } from '#report/list/further-columns';
import { connectionWord, modalityWord, platformWord } from '#report/enum-words';
import { activeParts, type ActivePart, type RowFilter, type RowSort } from '#report/list/row-filter';

/** One part of a filter as people say it: “rated poor”, “Android”, “Wi-Fi or VPN”. */
export const partWords = ({ part, values }: Pick<ActivePart, 'part' | 'values'>, nameOf: NameOf): string => {
  const said = (words: readonly string[]) => words.join(' or ');
  switch (part) {
    case 'ratedPoor':
      return 'rated poor';
    case 'poorQuality':
      return 'poor, burst or failed';
    case 'failed':
      return 'failed';
    case 'people':
      return said(values.map(nameOf));
    case 'modalities':
      return said(values.map(modalityWord));
    case 'platforms':
      return said(values.map(platformWord));
    case 'networks':
      return said(values.map(connectionWord));
    case 'cell':
      return cellWords(values);
    case 'text':
      return values.join(' and ');
  }
};

const FARE_WORDS: Readonly<Record<string, string>> = {
  poor: 'poorly',
  notJudged: 'not judged',
  well: 'well',
};

/** “sent poorly, heard well”; other media than audio are named. */
const cellWords = ([medium, sent, heard]: readonly string[]): string => {
  const words = `sent ${FARE_WORDS[sent ?? ''] ?? ''}, heard ${FARE_WORDS[heard ?? ''] ?? ''}`;
  return medium === 'audio' ? words : `${medium} ${words}`;
};

/** The name behind a row's key. */
export type NameOf = (key: string) => string;

/** A whole filter: “rated poor; Wi-Fi or VPN”, or “none”. */
export const filterWords = (filter: RowFilter, nameOf: NameOf): string => {
  const parts = activeParts(filter).map((part) => partWords(part, nameOf));
  return parts.length === 0 ? 'none' : parts.join('; ');
};

const SORTED_BY: Readonly<Record<Exclude<RowSort['by'], 'worst' | FurtherColumn>, string>> = {
  person: 'person',
  sentLoss: 'sent loss',
  sentJitter: 'sent jitter',
  heardLoss: 'heard loss',
  heardJitter: 'heard jitter',
  roundTrip: 'round trip',
  network: 'network',
  rated: 'rating',
};

/** “Worst first”, “By heard loss, falling”. */
export const sortWords = ({ by, descending }: RowSort): string => {
  if (by === 'worst') return descending ? 'Worst first' : 'Worst last';
  const column = isFurtherColumn(by) ? furtherColumnName(by).name.toLowerCase() : SORTED_BY[by];
  return `By ${column}, ${descending ? 'falling' : 'rising'}`;
};
