import { epochMs } from '#base/units';
import { deviceOf, endpointOf, networkOf, ownSegments } from '#quality/ends';
import { platformWord } from '../enum-words.ts';
import { formatClock, formatCount, formatLength, formatMsNumber } from '../format.ts';
import type { SessionPart, SessionRow } from './session-rows.ts';
import { highest } from './worst-numbers.ts';

/** Columns of the session list that are there on demand. */
export const FURTHER_COLUMNS = [
  'roundTripMax',
  'packets',
  'platform',
  'client',
  'device',
  'cpu',
  'transport',
  'address',
  'subnet',
  'accessPoint',
  'joined',
  'length',
] as const;

export type FurtherColumn = (typeof FURTHER_COLUMNS)[number];

export const isFurtherColumn = (name: string): name is FurtherColumn =>
  (FURTHER_COLUMNS as readonly string[]).includes(name);

/** What a column holds of a person: a value to sort by, and how to say it. Undefined where the record has none. */
type Column = {
  /** In a menu. */
  readonly name: string;
  /** Over the column, the unit in a line of its own. */
  readonly head: string;
  readonly value: (row: SessionRow) => number | string | undefined;
  /** Numbers in words, in a time zone; texts stand as they are. */
  readonly words?: (value: number, zone: string) => string;
};

const first = <Of>(row: SessionRow, of: (part: SessionPart) => Of | undefined): Of | undefined => {
  for (const part of row.parts) {
    const found = of(part);
    if (found !== undefined) return found;
  }
  return undefined;
};

const audioStreams = (row: SessionRow) =>
  row.parts
    .flatMap(({ session, side }) => ownSegments(session, side))
    .flatMap(({ media }) => media)
    .filter(({ label }) => label?.includes('audio') ?? false)
    .flatMap(({ streams }) => streams);

/** All of a person's sessions together; those without times count nothing. */
const lengthOf = ({ parts }: SessionRow): number | undefined => {
  const lengths = parts.flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : [end - start],
  );
  return lengths.length === 0 ? undefined : lengths.reduce((sum, length) => sum + length, 0);
};

const COLUMNS: Readonly<Record<FurtherColumn, Column>> = {
  roundTripMax: {
    name: 'Round trip, maximum',
    head: 'RTT max\nms',
    value: (row) => highest(audioStreams(row).map(({ roundTripMaxMs }) => roundTripMaxMs)),
    words: formatMsNumber,
  },
  packets: {
    name: 'Packets of audio',
    head: 'Packets',
    value: (row) => highest(audioStreams(row).map(({ packets }) => packets)),
    words: formatCount,
  },
  platform: {
    name: 'Platform',
    head: 'Platform',
    value: ({ platform }) => (platform === undefined ? undefined : platformWord(platform)),
  },
  client: { name: 'Client', head: 'Client', value: ({ client }) => client },
  device: {
    name: 'Microphone',
    head: 'Microphone',
    value: (row) => first(row, ({ session, side }) => deviceOf(session, side)?.captureDeviceName),
  },
  cpu: {
    name: 'Processor',
    head: 'Processor',
    value: (row) => first(row, ({ session, side }) => endpointOf(session, side)?.cpuName),
  },
  transport: {
    name: 'Transport',
    head: 'Transport',
    value: ({ network }) => network?.transport?.toUpperCase(),
  },
  address: {
    name: 'Local address',
    head: 'Address',
    value: (row) => first(row, ({ session, side }) => networkOf(session, side)?.ipAddress),
  },
  subnet: { name: 'Subnet', head: 'Subnet', value: ({ network }) => network?.subnet },
  accessPoint: { name: 'Access point', head: 'Access point', value: ({ network }) => network?.bssid },
  joined: {
    name: 'Joined',
    head: 'Joined',
    value: ({ parts }) => parts[0]?.start,
    words: (at, zone) => formatClock(epochMs(at), zone),
  },
  length: { name: 'Length', head: 'Length', value: lengthOf, words: formatLength },
};

/** What it is called in a menu, and over its column. */
export const furtherColumnName = (column: FurtherColumn): Pick<Column, 'name' | 'head'> => COLUMNS[column];

/** To sort by; undefined where the record has none. A column holds numbers alone or texts alone. */
export const furtherValue = (column: FurtherColumn, row: SessionRow): number | string | undefined =>
  COLUMNS[column].value(row);

export const isNumberColumn = (column: FurtherColumn): boolean => COLUMNS[column].words !== undefined;

/** As it stands in the list: “14:00:41”, “10.62.31.88”. Undefined is a blank. */
export const furtherWords = (column: FurtherColumn, row: SessionRow, zone: string): string | undefined => {
  const { value, words } = COLUMNS[column];
  const held = value(row);
  return typeof held === 'number' ? words?.(held, zone) : held;
};
