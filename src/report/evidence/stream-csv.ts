import { csvLine, type CsvCell } from '#base/csv';
import type { Media, Segment, Session, Stream } from '#calls/model';
import { classifyStream, mediumKind } from '#quality/classify';
import { endpointOf, otherEnd, personKey, type End } from '#quality/ends';
import { streamGrade } from '#quality/judged-streams';
import type { LimitSet } from '#quality/limit-sets';
import { audioCodecWord, videoCodecWord } from '../enum-words.ts';
import { gradeWord } from '../verdict/grade-words.ts';
import { CSV_BEGIN, inSlices, instantText, percentOf, type CsvSource } from './session-csv.ts';
import type { SessionRow } from '../list/session-rows.ts';

type Line = {
  readonly session: Session;
  readonly segment: Segment;
  readonly media: Media;
  readonly stream: Stream;
  readonly limits: LimitSet;
  readonly source: CsvSource;
};
type Column = { readonly head: string; readonly cell: (line: Line) => CsvCell };

/**
 * Every stream of the rows' sessions as CSV, each once, in slices. Who sent and who heard stand by name; the
 * service is “the service”. Loss, jitter and frames are as the receiving end measured them.
 */
export function* streamCsv(
  rows: readonly SessionRow[],
  source: CsvSource & { readonly limits: LimitSet },
): Generator<string> {
  yield CSV_BEGIN + csvLine(COLUMNS.map(({ head }) => head));
  yield* inSlices(sessionsOf(rows), (session) =>
    linesOf(session, source)
      .map((line) => csvLine(COLUMNS.map(({ cell }) => cell(line))))
      .join(''),
  );
}

/** Each once: in a call of two both people are in the same session. */
function* sessionsOf(rows: readonly SessionRow[]): Generator<Session> {
  const seen = new Set<number>();
  for (const { parts } of rows) {
    for (const { index, session } of parts) {
      if (seen.has(index)) continue;
      seen.add(index);
      yield session;
    }
  }
}

const linesOf = (session: Session, source: CsvSource & { readonly limits: LimitSet }): readonly Line[] =>
  session.segments.flatMap((segment) =>
    segment.media.flatMap((media) =>
      media.streams.map((stream) => ({ session, segment, media, stream, limits: source.limits, source })),
    ),
  );

/** Which end sent it; undefined where Graph did not say the direction. */
const senderOf = ({ stream }: Line): End | undefined => {
  if (stream.direction === undefined) return undefined;
  return stream.direction === 'callerToCallee' ? 'caller' : 'callee';
};

const whoIs = ({ session, source }: Line, end: End | undefined): string | undefined => {
  if (end === undefined) return undefined;
  if (endpointOf(session, end)?.kind === 'service') return 'the service';
  return source.nameOf(personKey(session, end));
};

/** Judged as the person at its end has it: what the service sends is heard, all else is sent. */
const gradeOf = (line: Line): string => {
  const { session, media, stream, limits } = line;
  const sender = senderOf(line);
  const isHeard = sender !== undefined && endpointOf(session, sender)?.kind === 'service';
  const kind = mediumKind(media.label);
  const verdict = classifyStream(kind, stream, isHeard ? 'heard' : 'sent', limits);
  return gradeWord(streamGrade(kind, stream, verdict, limits));
};

const of = (head: string, read: (stream: Stream) => CsvCell): Column => ({
  head,
  cell: ({ stream }) => read(stream),
});

const COLUMNS: readonly Column[] = [
  { head: 'Call record', cell: ({ source }) => source.recordId },
  { head: 'Record version', cell: ({ source }) => source.version },
  { head: 'Session', cell: ({ session }) => session.id },
  { head: 'Segment', cell: ({ segment }) => segment.id },
  { head: 'Medium', cell: ({ media }) => media.label },
  of('Stream', ({ id }) => id),
  { head: 'Sent by', cell: (line) => whoIs(line, senderOf(line)) },
  {
    head: 'Heard by',
    cell: (line) => {
      const sender = senderOf(line);
      return whoIs(line, sender && otherEnd(sender));
    },
  },
  { head: 'Judged', cell: gradeOf },
  {
    head: 'Start, UTC',
    cell: ({ stream, segment, session }) => instantText(stream.start ?? segment.start ?? session.start),
  },
  {
    head: 'End, UTC',
    cell: ({ stream, segment, session }) => instantText(stream.end ?? segment.end ?? session.end),
  },
  of('Packets', ({ packets }) => packets),
  of('Loss, average, %', ({ lossRatio }) => percentOf(lossRatio)),
  of('Loss, maximum, %', ({ lossMaxRatio }) => percentOf(lossMaxRatio)),
  of('Jitter, average, ms', ({ jitterMs }) => jitterMs),
  of('Jitter, maximum, ms', ({ jitterMaxMs }) => jitterMaxMs),
  of('Round trip, average, ms', ({ roundTripMs }) => roundTripMs),
  of('Round trip, maximum, ms', ({ roundTripMaxMs }) => roundTripMaxMs),
  of('Concealed sound, average, %', ({ concealedRatio }) => percentOf(concealedRatio)),
  of('Concealed sound, maximum, %', ({ concealedMaxRatio }) => percentOf(concealedMaxRatio)),
  of('Audio degradation', ({ audioDegradation }) => audioDegradation),
  of('Video frame loss, %', ({ videoFrameLossPercent }) => videoFrameLossPercent),
  of('Frame rate, fps', ({ frameRateFps }) => frameRateFps),
  of('Received frame rate, fps', ({ receivedFrameRateFps }) => receivedFrameRateFps),
  of('Low frame rate, % of the call', ({ lowFrameRateRatio }) => percentOf(lowFrameRateRatio)),
  of('Loss after FEC, %', ({ lossAfterFecRatio }) => percentOf(lossAfterFecRatio)),
  of('Freeze, average, ms', ({ freezeMs }) => freezeMs),
  of('Bandwidth estimate, bit/s', ({ bandwidthEstimateBps }) => bandwidthEstimateBps),
  of('Audio codec', ({ audioCodec }) => audioCodec && audioCodecWord(audioCodec)),
  of('Video codec', ({ videoCodec }) => videoCodec && videoCodecWord(videoCodec)),
  of('Media bypass', ({ mediaBypassed }) => yesNo(mediaBypassed)),
];

const yesNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? 'yes' : 'no';
