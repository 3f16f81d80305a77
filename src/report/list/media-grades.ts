import { createShared } from '#base/shared';
import { worstGrade, type Grade } from '#quality/grade';
import type { JudgedStream, PlacedMedia } from '#quality/judged-streams';
import type { MediaGrades, WayGrades } from './session-rows.ts';

/**
 * How each medium of a session fared. Equal ones are one object: of all that are possible a call has a few dozen,
 * and holds them once instead of once a session.
 */
export const mediaGrades = (media: readonly PlacedMedia[], streams: readonly JudgedStream[]): MediaGrades => {
  const listed = media.filter((one) => one.media.streams.length > 0);
  const gradesOf = (kind: JudgedKind): WayGrades | undefined => {
    if (!listed.some((one) => one.kind === kind)) return undefined;
    const own = streams.filter(({ medium }) => medium.kind === kind);
    return { sent: worstIn(own, 'sent'), heard: worstIn(own, 'heard') };
  };
  const grades: MediaGrades = {
    count: new Set(listed.map((one) => one.media.label ?? '')).size,
    audio: gradesOf('audio'),
    video: gradesOf('video'),
    sharing: gradesOf('sharing'),
  };
  return GRADES.share(wordsOf(grades), grades);
};

type JudgedKind = Exclude<keyof MediaGrades, 'count'>;

const worstIn = (streams: readonly JudgedStream[], direction: JudgedStream['direction']): Grade =>
  worstGrade(streams.filter((stream) => stream.direction === direction).map(({ grade }) => grade));

const GRADES = createShared<MediaGrades>();

const wordsOf = ({ count, audio, video, sharing }: MediaGrades): string =>
  [count, ...[audio, video, sharing].map((ways) => ways && `${ways.sent} ${ways.heard}`)].join();
