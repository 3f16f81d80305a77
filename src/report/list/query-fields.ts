import type { Grade } from '#quality/grade';
import type { SessionRow } from './session-rows.ts';

type RowTest = (row: SessionRow) => boolean;

/** A word that stands for a set of rows, with other spellings of it. `says` is what a sentence calls it. */
export type QueryWord = {
  readonly word: string;
  readonly also?: readonly string[];
  readonly says: string;
  readonly holds: RowTest;
};

/** What stands before `:`, `<` or `>` in a typed filter, and what may follow it. */
export type QueryField = {
  readonly name: string;
  /** For the list of completions, and for sentences: “sent loss”. */
  readonly means: string;
  /** For comparisons, in the unit people type; undefined where nothing was measured. */
  readonly number?: {
    readonly unit: '%' | 'ms' | '';
    readonly read: (row: SessionRow) => number | undefined;
  };
  /** The words that may follow; where there is no `text`, no others may. */
  readonly words?: readonly QueryWord[];
  /** Texts that what is typed is looked for in, lower case. */
  readonly text?: (row: SessionRow) => readonly (string | undefined)[];
  /** What is typed here may name a person or their network, so links leave it out. */
  readonly isPersonal?: boolean;
};

/** Rounded far below what Graph measures, for 0.118 × 100 is a little less than 11.8 in binary. */
const percent = (ratio: number | undefined): number | undefined =>
  ratio === undefined ? undefined : Number((ratio * 100).toPrecision(12));

const worse = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);

const ratingIn =
  (...ratings: readonly number[]): RowTest =>
  ({ feedback }) =>
    typeof feedback?.rating === 'number' && ratings.includes(feedback.rating);

const word = (name: string, says: string, holds: RowTest, ...also: readonly string[]): QueryWord => ({
  word: name,
  says,
  holds,
  also,
});

const connection = (sent: string, name: string, says: string, ...also: readonly string[]): QueryWord =>
  word(name, says, (row) => (row.network?.connection ?? 'unknown') === sent, ...also);

const platform = (sent: string, name: string, says: string, ...also: readonly string[]): QueryWord =>
  word(name, says, (row) => (row.platform ?? 'unknown') === sent, ...also);

const modality = (name: string, says: string, ...sent: readonly string[]): QueryWord =>
  word(name, says, (row) => row.modalities.some((used) => sent.includes(used)));

const grades = (end: 'sent' | 'heard'): readonly QueryWord[] => {
  const grade = (name: string, says: string, wanted: Grade): QueryWord =>
    word(name, says, (row) => row[end].grade === wanted);
  return [
    grade('poor', 'poorly', 'poor'),
    grade('burst', 'well, with bursts', 'burst'),
    grade('good', 'well', 'good'),
    grade('unjudged', 'not judged', 'notJudged'),
    grade('nodata', 'without data', 'noData'),
  ];
};

const transport = (name: string, says: string): QueryWord =>
  word(name, says, (row) => row.network?.transport === name);

const TRANSPORTS: readonly QueryWord[] = [transport('udp', 'UDP'), transport('tcp', 'TCP')];

/** Every field of the filter language, in the order in which they are offered. */
export const QUERY_FIELDS: readonly QueryField[] = [
  {
    name: 'loss',
    means: 'loss',
    number: { unit: '%', read: ({ sent, heard }) => percent(worse(sent.lossRatio, heard.lossRatio)) },
  },
  {
    name: 'sentloss',
    means: 'sent loss',
    number: { unit: '%', read: ({ sent }) => percent(sent.lossRatio) },
  },
  {
    name: 'heardloss',
    means: 'heard loss',
    number: { unit: '%', read: ({ heard }) => percent(heard.lossRatio) },
  },
  {
    name: 'jitter',
    means: 'jitter',
    number: { unit: 'ms', read: ({ sent, heard }) => worse(sent.jitterMs, heard.jitterMs) },
  },
  { name: 'sentjitter', means: 'sent jitter', number: { unit: 'ms', read: ({ sent }) => sent.jitterMs } },
  { name: 'heardjitter', means: 'heard jitter', number: { unit: 'ms', read: ({ heard }) => heard.jitterMs } },
  { name: 'rtt', means: 'round trip', number: { unit: 'ms', read: (row) => row.roundTripMs } },
  {
    name: 'signal',
    means: 'Wi-Fi signal',
    number: { unit: '%', read: ({ network }) => network?.signalPercent },
  },
  {
    name: 'rated',
    means: 'rated',
    number: {
      unit: '',
      read: ({ feedback }) => (typeof feedback?.rating === 'number' ? feedback.rating : undefined),
    },
    words: [
      word('poor', 'poor', ratingIn(1, 2)),
      word('fair', 'fair', ratingIn(3)),
      word('good', 'good', ratingIn(4, 5)),
      word('any', 'at all', ratingIn(1, 2, 3, 4, 5)),
      word('none', 'not at all', ({ feedback }) => typeof feedback?.rating !== 'number'),
    ],
  },
  { name: 'sent', means: 'sent', words: grades('sent') },
  { name: 'heard', means: 'heard', words: grades('heard') },
  {
    name: 'net',
    means: 'network',
    words: [
      connection('wired', 'wired', 'Wired', 'cable', 'ethernet'),
      connection('wifi', 'wifi', 'Wi-Fi', 'wi-fi', 'wlan'),
      connection('mobile', 'mobile', 'Mobile', 'cellular'),
      connection('tunnel', 'vpn', 'VPN', 'tunnel'),
      connection('unknown', 'unknown', 'Unknown'),
    ],
  },
  {
    name: 'platform',
    means: 'platform',
    words: [
      platform('windows', 'windows', 'Windows', 'win'),
      platform('macOS', 'macos', 'macOS', 'mac'),
      platform('web', 'web', 'Browser', 'browser'),
      platform('iOS', 'ios', 'iOS', 'iphone'),
      platform('android', 'android', 'Android'),
      platform('ipPhone', 'ipphone', 'Desk phone', 'phone'),
      platform('roomSystem', 'room', 'Room system', 'roomsystem'),
      platform('surfaceHub', 'surfacehub', 'Surface Hub'),
      platform('holoLens', 'hololens', 'HoloLens'),
      platform('unknown', 'unknown', 'Unknown'),
    ],
  },
  {
    name: 'media',
    means: 'modality',
    words: [
      modality('audio', 'audio', 'audio'),
      modality('video', 'video', 'video'),
      modality('sharing', 'screen sharing', 'videoBasedScreenSharing', 'screenSharing'),
      modality('data', 'data', 'data'),
    ],
  },
  { name: 'transport', means: 'transport', words: TRANSPORTS },
  {
    name: 'person',
    means: 'person',
    text: ({ name, person }) => [name.toLowerCase(), person?.userPrincipalName?.toLowerCase()],
    isPersonal: true,
  },
  { name: 'client', means: 'client', text: (row) => [row.client?.toLowerCase()] },
  { name: 'subnet', means: 'subnet', text: (row) => [row.network?.subnet?.toLowerCase()], isPersonal: true },
  { name: 'sessions', means: 'sessions', number: { unit: '', read: ({ parts }) => parts.length } },
];

/** Words that are a filter by themselves; in quotes they are text like any other. */
export const QUERY_FLAGS: readonly QueryWord[] = [
  word('poor', 'poor', ({ sent, heard }) => sent.grade === 'poor' || heard.grade === 'poor'),
  word('burst', 'with bursts', ({ sent, heard }) => sent.grade === 'burst' || heard.grade === 'burst'),
  word('failed', 'failed', ({ failure }) => failure !== undefined),
  ...TRANSPORTS,
];
