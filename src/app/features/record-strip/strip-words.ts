import type { EpochMs } from '#base/units';
import { staleWords } from '../../ui/stale-words.ts';
import { GRAPH_PAGE, type Reading } from './reading.ts';

/** What the strip says, in this order: how much is read, when the rest comes and why it takes long. */
export type StripWords = {
  readonly strong: string;
  readonly rest: string;
  /** Which record this is of its kind, and whether it may change. */
  readonly version: { readonly strong: string; readonly rest: string };
  /** What the numbers below count. */
  readonly shares: string | undefined;
  /** That this is old, or has lost names; empty for what is fresh and whole. */
  readonly notes: readonly string[];
};

/** Below this Graph reads without a pause: one first page and fifty that follow in five minutes. */
const PACED_FROM = 51 * GRAPH_PAGE;

/** How instants are told. */
export type Clock = {
  readonly time: (at: EpochMs) => string;
  readonly zone: string;
  readonly now: EpochMs;
};

export const stripWords = (reading: Reading, { time: clock, zone, now }: Clock): StripWords => ({
  strong: strong(reading, clock),
  rest: rest(reading, clock, now),
  version:
    reading.version === undefined
      ? { strong: 'No version given', rest: '.' }
      : {
          strong: `Version ${reading.version}`,
          rest: versionRest(reading),
        },
  shares: reading.state.kind === 'complete' ? undefined : 'Shares below count what is read so far.',
  notes: [
    ...(reading.stale === undefined ? [] : [staleWords(reading.stale, zone, now)]),
    ...(reading.erasedAfterDays === undefined ? [] : [erasedWords(reading.erasedAfterDays)]),
  ],
});

const erasedWords = (days: number): string =>
  days < 1
    ? 'Names and addresses were erased after the call.'
    : `Names and addresses were erased ${days.toLocaleString('en')} ${days === 1 ? 'day' : 'days'} after the call.`;

const versionRest = ({ newerVersion, mayGrow, stale }: Reading): string => {
  if (newerVersion !== undefined) return `. Version ${newerVersion} has been written since.`;
  return mayGrow && stale === undefined ? '. A later version can still add data.' : '.';
};

const count = (sessions: number): string =>
  `${sessions.toLocaleString('en')} ${sessions === 1 ? 'session' : 'sessions'}`;

const howMuch = ({ shown, expected }: Reading): string =>
  expected === undefined || expected <= shown
    ? count(shown)
    : `${shown.toLocaleString('en')} of ≈ ${count(expected)}`;

const strong = (reading: Reading, clock: (at: EpochMs) => string): string => {
  const { state, shown } = reading;
  switch (state.kind) {
    case 'complete':
      return shown === 0
        ? 'The record holds no sessions.'
        : `All ${count(shown)} read.`.replace('All 1 ', '1 ');
    case 'failed':
      return `Partial: ${howMuch(reading)}.`;
    case 'offline':
      return state.since === undefined ? 'Offline.' : `Offline since ${clock(state.since)}.`;
    case 'reading':
      return shown === 0 ? 'Reading page 1.' : `${howMuch(reading)} read.`;
    case 'resting':
    case 'throttled':
    case 'cut':
      return `${howMuch(reading)} read.`;
  }
};

const rest = (reading: Reading, clock: (at: EpochMs) => string, now: EpochMs): string => {
  const { state, expected } = reading;
  switch (state.kind) {
    case 'complete':
      return '';
    case 'failed':
      return state.page === undefined ? state.why : `Page ${state.page} failed. ${state.why}`;
    case 'offline':
      return 'Reading goes on when the connection is back.';
    case 'throttled':
      return `Graph asked for a pause. Reading goes on by itself at ${clock(state.until)}.`;
    case 'resting':
      return 'The next page comes as you scroll.';
    case 'cut':
      return 'A page that is named is in none of the files.';
    case 'reading':
      return [
        state.startsAgain ? STARTS_AGAIN : nextPage(state.nextPageAt, now),
        (expected ?? 0) > PACED_FROM ? 'Graph allows 50 pages per 5 min.' : undefined,
      ]
        .filter((words) => words !== undefined)
        .join(' ');
  }
};

const STARTS_AGAIN = 'The place in the list was lost: reading starts again from the first page.';

const nextPage = (at: EpochMs | undefined, now: EpochMs): string | undefined => {
  const seconds = at === undefined ? 0 : Math.ceil((at - now) / 1_000);
  return seconds > 1 ? `Next page in about ${seconds} s.` : 'The next page is on its way.';
};
