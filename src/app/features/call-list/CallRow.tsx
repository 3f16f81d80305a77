import type { ReactNode } from 'react';
import type { EpochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import type { CallSummary } from '#report/call-summary';
import { failureWord } from '#report/enum-words';
import { formatClockMinutes } from '#report/format';
import { personName } from '#report/list/row-source';
import type { TopCause } from '#report/verdict/top-cause';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { RateBox } from '../../ui/RateBox.tsx';
import { AudioShare } from './AudioShare.tsx';
import { callKind, listLength, listMedia } from './call-words.ts';
import { ReadingMark } from './ReadingMark.tsx';
import { readingWords, summaryOf, type RecordReading } from './record-reading.ts';

type Props = {
  readonly record: CallRecord;
  readonly reading: RecordReading;
  /** What the sessions read so far point to. */
  readonly cause: TopCause | undefined;
  readonly timeZone: string;
  readonly now: EpochMs;
  readonly onRead: () => void;
  /** Makes the link to the call out of its words. */
  readonly link: (words: ReactNode) => ReactNode;
};

/** The cells of one call. What needs its sessions says “not read” until they are. */
export const CallRow = ({ record, reading, cause, timeZone, now, onRead, link }: Props) => {
  const summary = summaryOf(reading);
  const kind = callKind(record, summary ? [summary.caller, summary.callee] : []);
  const media = listMedia(record.modalities);
  return (
    <>
      <span role="gridcell" className="calls-time">
        {timeSpan(record, timeZone)}
      </span>
      <span role="gridcell" className="calls-type" title={kind.word}>
        <Icon name={kind.icon} small />
        <span className="word">{kind.word}</span>
      </span>
      <span role="gridcell" className="calls-who">
        {link(<Who record={record} summary={summary} />)}
      </span>
      <span role="gridcell" className="calls-people num">
        {summary ? summary.people : <span className="blank">not read</span>}
      </span>
      <span role="gridcell" className="calls-length num">
        {listLength(record) ?? '–'}
      </span>
      <span role="gridcell" className="calls-media" title={media.words}>
        <span className="vh">{media.words}</span>
        {media.icons.map((icon) => (
          <Icon key={icon} name={icon} small />
        ))}
      </span>
      <span role="gridcell" className={summary ? 'calls-rated' : 'calls-rated calls-unread'}>
        <span className="calls-short muted">rated poor</span>
        <Rated summary={summary} />
      </span>
      <span role="gridcell" className={summary ? 'calls-audio' : 'calls-audio calls-unread'}>
        <span className="calls-short muted">poor audio</span>
        <Audio summary={summary} />
      </span>
      <span role="gridcell" className="calls-cause">
        <Cause cause={cause} isRead={summary !== undefined} />
      </span>
      <span role="gridcell" className="calls-state">
        <ReadingState record={record} reading={reading} now={now} onRead={onRead} />
      </span>
    </>
  );
};

const timeSpan = ({ start, end }: CallRecord, timeZone: string): string => {
  if (start === undefined) return '–';
  const from = formatClockMinutes(start, timeZone);
  const to = end === undefined ? from : formatClockMinutes(end, timeZone);
  return from === to ? from : `${from}–${to}`;
};

type WhoProps = { readonly record: CallRecord; readonly summary: CallSummary | undefined };

const Who = ({ record, summary }: WhoProps) => {
  const caller = personName(summary?.caller);
  const callee = personName(summary?.callee);
  if (record.type === 'peerToPeer' && caller !== undefined && callee !== undefined) {
    return (
      <>
        <bdi>{caller}</bdi> <span className="muted">to</span> <bdi>{callee}</bdi>
      </>
    );
  }
  const organizer = personName(record.organizer);
  return organizer === undefined ? (
    <span className="muted">organiser not named</span>
  ) : (
    <bdi>{organizer}</bdi>
  );
};

const Rated = ({ summary }: { readonly summary: CallSummary | undefined }) => {
  if (!summary) return <span className="blank">not read</span>;
  if (summary.rated === 0) return <span className="blank">none</span>;
  return (
    <>
      {summary.ratedPoor > 0 ? (
        <RateBox poor>{summary.ratedPoor}</RateBox>
      ) : (
        <span className="muted">{summary.ratedPoor}</span>
      )}
      <span className="muted">of {summary.rated}</span>
    </>
  );
};

const Audio = ({ summary }: { readonly summary: CallSummary | undefined }) => {
  if (!summary) return <span className="blank">not read</span>;
  const { failure, audioJudged, audioPoor } = summary;
  if (failure && audioJudged === 0) {
    return (
      <span className="q fail">
        <Mark kind="failed" />
        {failureWord(failure)}
      </span>
    );
  }
  return <AudioShare poor={audioPoor} judged={audioJudged} />;
};

type CauseProps = { readonly cause: TopCause | undefined; readonly isRead: boolean };

const Cause = ({ cause, isRead }: CauseProps) => {
  if (!isRead) return <span className="blank">not read</span>;
  if (cause === undefined) return <span className="blank">–</span>;
  return (
    <>
      <ConfidenceMark confidence={cause.confidence} word={cause.confidenceWord} />
      <bdi className="ellipsis" title={cause.words}>
        {cause.words}
      </bdi>
    </>
  );
};

type StateProps = Pick<Props, 'record' | 'reading' | 'now' | 'onRead'>;

const ReadingState = ({ record, reading, now, onRead }: StateProps) => {
  const { mark, text } = readingWords(reading, record, now);
  const canRead = reading.kind === 'not-read' || reading.kind === 'stopped';
  if (!canRead) {
    return (
      <>
        <ReadingMark mark={mark} />
        <span className="ellipsis calls-words">{text}</span>
      </>
    );
  }
  return (
    <button type="button" tabIndex={-1} className="calls-read" title="Read this record now" onClick={onRead}>
      <ReadingMark mark={mark} />
      <span className="ellipsis calls-words">{text}</span>
      <span className="vh">, read it now</span>
      <Kbd>R</Kbd>
    </button>
  );
};
