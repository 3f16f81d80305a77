import { tokenWords } from './feedback-summary.ts';
import type { SessionRow } from '../list/session-rows.ts';

/** Complaint and telemetry side by side. */
export type Quadrant = 'agree' | 'onlyMeasured' | 'onlyFelt' | 'neither';

/** One person who rated, in the plot: rating across, their own worst reading as a multiple of its limit upwards. */
export type ComplaintPoint = {
  readonly key: string;
  readonly name: string;
  readonly rating: 1 | 2 | 3 | 4 | 5;
  /** Undefined when nothing of theirs was judged. */
  readonly timesLimit: number | undefined;
  readonly quadrant: Quadrant | undefined;
  /** A complaint with clean streams: ringed. */
  readonly isRinged: boolean;
  /** Reasons ticked, in words; names nobody knows yet are split into words. */
  readonly reasons: readonly string[];
  /** “Complaint, nothing measured. Neither agrees nor contradicts.” */
  readonly words: string;
};

export type Complaints = {
  readonly points: readonly ComplaintPoint[];
  /** How many of each; what was not measured is in none. */
  readonly counts: Readonly<Record<Quadrant, number>>;
  readonly notMeasured: number;
  /** “3 of 5 who complained were clean themselves: look at whom they heard.” Undefined when nobody was. */
  readonly cleanComplainers: string | undefined;
};

/** Ratings against readings, one vote a person, by the limits that the rows were judged by. */
export const complaints = (rows: readonly SessionRow[]): Complaints => {
  const points = rows.map(toPoint).filter((point) => point !== undefined);
  const count = (quadrant: Quadrant): number => points.filter((point) => point.quadrant === quadrant).length;
  const complained = points.filter(({ rating }) => rating <= 2).length;
  const clean = points.filter(({ isRinged }) => isRinged).length;
  return {
    points,
    counts: {
      agree: count('agree'),
      onlyMeasured: count('onlyMeasured'),
      onlyFelt: count('onlyFelt'),
      neither: count('neither'),
    },
    notMeasured: points.filter(({ timesLimit }) => timesLimit === undefined).length,
    cleanComplainers:
      clean === 0
        ? undefined
        : `${clean} of ${complained} who complained ${clean === 1 ? 'was clean' : 'were clean themselves'}: look at whom they heard.`,
  };
};

const toPoint = ({
  key,
  name,
  feedback,
  limitsCrossed,
  timesLimit,
}: SessionRow): ComplaintPoint | undefined => {
  const rating = feedback?.rating;
  if (typeof rating !== 'number') return undefined;
  const quadrant = timesLimit === undefined ? undefined : quadrantOf(rating <= 2, limitsCrossed > 0);
  return {
    key,
    name,
    rating,
    timesLimit,
    quadrant,
    isRinged: quadrant === 'onlyFelt',
    reasons: (feedback?.ticked ?? []).map(tokenWords),
    words: wordsOf(rating <= 2, quadrant),
  };
};

const quadrantOf = (felt: boolean, measured: boolean): Quadrant => {
  if (felt) return measured ? 'agree' : 'onlyFelt';
  return measured ? 'onlyMeasured' : 'neither';
};

const wordsOf = (felt: boolean, quadrant: Quadrant | undefined): string => {
  switch (quadrant) {
    case 'agree':
      return 'Complaint and measures agree.';
    case 'onlyFelt':
      return 'Complaint, clean streams: look at whom they heard.';
    case 'onlyMeasured':
      return 'Measured poor, no complaint.';
    case 'neither':
      return 'No complaint, nothing measured past a limit.';
    case undefined:
      return felt
        ? 'Complaint, nothing measured. Neither agrees nor contradicts.'
        : 'No complaint, and nothing measured.';
  }
};
