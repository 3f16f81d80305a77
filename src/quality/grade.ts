/**
 * How one direction of one medium was, in the words of the drawing grammar.
 * poor: an average crosses a limit · burst: averages pass, a maximum crosses · good: measured, nothing crossed ·
 * notJudged: a stream is listed, but its measures are missing or its packets too few · noData: no stream at all.
 * Not judged and no data are never good.
 */
export type Grade = 'poor' | 'burst' | 'good' | 'notJudged' | 'noData';

/** The media that are judged, decided by the words in the label, in this order: audio, sharing, video. */
export type MediumKind = 'audio' | 'video' | 'sharing' | 'data' | 'other';
