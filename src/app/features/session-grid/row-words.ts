import { isPast, VIDEO_LIMITS } from '#quality/limits';
import { gradeWord } from '#report/verdict/grade-words';
import { failureWord } from '#report/enum-words';
import { formatClock, formatFps } from '#report/format';
import type { MediumPart, SessionPart, SessionRow } from '#report/list/session-rows';

const POOR_FPS = VIDEO_LIMITS.frameRateFps;

/** Codec for audio; for pictures the frame rate, with the limit where it is under it. */
export const mediumWords = (medium: MediumPart): string | undefined => {
  if (medium.kind === 'audio') return medium.codec;
  const fps = (verb: string, value: number | undefined) =>
    value === undefined
      ? undefined
      : `${verb} ${formatFps(value)}${medium.kind === 'video' && isPast(value, POOR_FPS) ? `, limit ${POOR_FPS.value}` : ''}`;
  const words = [fps('sent', medium.sentFps), fps('viewed,', medium.heardFps)].filter(
    (word) => word !== undefined,
  );
  return words[0] ?? medium.codec;
};

/** “Session 2 of 2, from 14:32:49”. */
export const partWords = (part: SessionPart, row: SessionRow): string =>
  `Session ${row.parts.indexOf(part) + 1} of ${row.parts.length}`;

/** What the lane shows, for those who do not see it: “in the call 14:00:41 to 14:46:58; sent poor, heard good”. */
export const laneSentence = (part: SessionPart, zone: string): string => {
  const when =
    part.start === undefined || part.end === undefined
      ? 'times not in the record'
      : `in the call ${formatClock(part.start, zone)} to ${formatClock(part.end, zone)}`;
  const failed = part.failure === undefined ? '' : `; ${failureWord(part.failure)}`;
  return `${when}; sent ${gradeWord(part.sent)}, heard ${gradeWord(part.heard)}${failed}`;
};

/** The same for the segments of one medium. */
export const mediumSentence = (medium: MediumPart): string =>
  `${medium.kind}: sent ${gradeWord(medium.sent.grade)}, heard ${gradeWord(medium.heard.grade)}, ${
    medium.segments.length === 1 ? '1 segment' : `${medium.segments.length} segments`
  }`;
