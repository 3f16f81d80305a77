/**
 * How one direction of one medium was, in the words of the drawing grammar.
 * poor: an average crosses a limit · burst: averages pass, a maximum crosses · good: measured, nothing crossed ·
 * notJudged: a stream is listed, but its measures are missing or its packets too few · noData: no stream at all.
 * Not judged and no data are never good.
 */
export type Grade = 'poor' | 'burst' | 'good' | 'notJudged' | 'noData';

/** The media that are judged, decided by the words in the label, in this order: audio, sharing, video. */
export type MediumKind = 'audio' | 'video' | 'sharing' | 'data' | 'other';

/** 0 is the worst that is known: something measured counts before what could not be judged. */
const RANK: Readonly<Record<Grade, number>> = { poor: 0, burst: 1, good: 2, notJudged: 3, noData: 4 };

/** The worse of two, of what is known. */
export const worseGrade = (one: Grade, other: Grade): Grade => (RANK[other] < RANK[one] ? other : one);

/** The worst of several, of what is known. No grades: no data. */
export const worstGrade = (grades: readonly Grade[]): Grade => grades.reduce(worseGrade, 'noData');

const KIND_ORDER: Readonly<Record<MediumKind, number>> = {
  audio: 0,
  video: 1,
  sharing: 2,
  data: 3,
  other: 4,
};

/** Media in the order in which they are told: audio first. */
export const compareKinds = (one: MediumKind, other: MediumKind): number =>
  KIND_ORDER[one] - KIND_ORDER[other];
