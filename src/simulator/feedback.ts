import type { Conditions, PathReadings } from './causes.ts';
import type { Random } from './random.ts';
import type { GraphFeedback } from './wire.ts';

/** Names of reasons a client offers to tick; Microsoft says they may change. */
export const TOKENS = [
  'NoSound',
  'OtherNoSound',
  'Echo',
  'Noisy',
  'LowVolume',
  'Stopped',
  'DistortedSound',
  'Interruptions',
] as const;

export type Token = (typeof TOKENS)[number];

const RATINGS = ['bad', 'poor', 'fair', 'good', 'excellent'] as const;

/** An answer to “How was the call?”, 1 to 5 stars with reasons ticked. */
export const rated = (
  stars: 1 | 2 | 3 | 4 | 5,
  ticked: readonly Token[] = [],
  text: string | null = null,
): GraphFeedback => ({
  rating: RATINGS[stars - 1] ?? 'fair',
  text,
  tokens: stars > 2 ? {} : Object.fromEntries(TOKENS.map((token) => [token, ticked.includes(token)])),
});

/** The question was shown, and closed without an answer. */
export const NOT_ANSWERED: GraphFeedback = { rating: 'notRated', text: null, tokens: {} };

/**
 * How bad it was to listen, from 0 upwards: 1 is at one of the published limits. What the others sent reaches
 * one's ears too, so a clean line does not keep a person from complaining.
 */
const discomfort = (own: Conditions, othersSent: readonly PathReadings[]): number => {
  const ofPath = ({ loss, lossMax, jitter }: PathReadings): number =>
    Math.max(loss / 0.1, jitter / 30, lossMax / 0.25);
  const others = Math.max(0, ...othersSent.map(ofPath)) * 0.8;
  const machine = own.machine.cpuShort * 4;
  return Math.max(ofPath(own.heard), own.roundTripMs / 500, others, machine);
};

/**
 * What someone says when the client asks: one person in seven is asked, six in ten of them answer. Stars follow
 * the discomfort with noise, and one in twelve is cross about something that no telemetry shows.
 */
export const feedbackOf = (
  own: Conditions,
  othersSent: readonly PathReadings[],
  random: Random,
): GraphFeedback | null => {
  if (!random.chance(1 / 7)) return null;
  if (!random.chance(0.6)) return NOT_ANSWERED;
  const pain = discomfort(own, othersSent);
  const noise = random.next() + random.next() + random.next() - 1.5;
  const temper = random.chance(1 / 12) ? -2.5 : 0;
  const stars = Math.round(5 - Math.min(4, pain * 2) + noise + temper);
  return rated(starsOf(stars), stars <= 2 ? reasonsOf(own, othersSent, random) : []);
};

const starsOf = (stars: number): 1 | 2 | 3 | 4 | 5 =>
  stars <= 1 ? 1 : stars === 2 ? 2 : stars === 3 ? 3 : stars === 4 ? 4 : 5;

const reasonsOf = (
  own: Conditions,
  othersSent: readonly PathReadings[],
  random: Random,
): readonly Token[] => {
  const likely = new Set<Token>();
  const paths = [own.heard, ...othersSent];
  if (paths.some(({ loss, jitter }) => loss > 0.06 || jitter > 30)) likely.add('DistortedSound');
  if (paths.some(({ lossMax }) => lossMax > 0.1) || own.roundTripMs > 350) likely.add('Interruptions');
  if (own.machine.captureNotWorking > 0) likely.add('OtherNoSound');
  if (likely.size === 0) likely.add(random.pick(['Noisy', 'Echo', 'LowVolume', 'DistortedSound']));
  return TOKENS.filter((token) => (likely.has(token) ? random.chance(0.85) : random.chance(0.04)));
};
