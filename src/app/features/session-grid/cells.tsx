import type { ReactNode } from 'react';
import { failureWord } from '#report/enum-words';
import { formatFps, formatLossPercent, formatMsNumber } from '#report/format';
import { networkWords } from '#report/session/network-words';
import type { DirectionNumbers, MediumPart, SessionRow } from '#report/list/session-rows';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { RateBox } from '../../ui/RateBox.tsx';

export const Reading = ({ text, over }: { readonly text: string | undefined; readonly over: boolean }) => {
  if (text === undefined) {
    return (
      <span className="blank" title="Not measured">
        –
      </span>
    );
  }
  return over ? (
    <span className="over">
      <Mark kind="poor" size={7} />
      {text}
    </span>
  ) : (
    text
  );
};

export const Loss = ({ of }: { readonly of: DirectionNumbers }) => (
  <Reading
    text={of.lossRatio === undefined ? undefined : formatLossPercent(of.lossRatio)}
    over={of.lossOver}
  />
);

export const Jitter = ({ of }: { readonly of: DirectionNumbers }) => (
  <Reading text={of.jitterMs === undefined ? undefined : formatMsNumber(of.jitterMs)} over={of.jitterOver} />
);

export const PersonName = ({ row }: { readonly row: SessionRow }) => {
  const failed = row.failure === undefined ? undefined : failureWord(row.failure);
  return (
    <>
      <bdi className="ellipsis">{row.name}</bdi>
      {failed !== undefined && (
        <span className="tag fail">
          <Mark kind="failed" size={8} />
          {failed}
        </span>
      )}
    </>
  );
};

export const Rated = ({ row }: { readonly row: SessionRow }) => {
  const rating = row.feedback?.rating;
  return <Rating rating={rating === 'notRated' ? undefined : rating} />;
};

export const Rating = ({ rating }: { readonly rating: number | undefined }) =>
  rating === undefined ? null : (
    <RateBox poor={rating <= 2} label={`rated ${rating} of 5`}>
      {rating}
    </RateBox>
  );

export const NetworkCell = ({ row }: { readonly row: SessionRow }) => {
  const words = networkWords(row.network);
  return words === undefined ? (
    <span className="blank" title="Not reported">
      –
    </span>
  ) : (
    <span title={words}>{words}</span>
  );
};

export const FurtherCell = ({ words }: { readonly words: string | undefined }) =>
  words === undefined ? (
    <span className="blank" title="Not reported">
      –
    </span>
  ) : (
    <bdi title={words}>{words}</bdi>
  );

type WorstProps = {
  readonly of: DirectionNumbers;
  /** Past its limit only when it is given. */
  readonly roundTripMs?: number | undefined;
  readonly fps?: number | undefined;
};

/** The one reading that says most about a direction, and how many further limits it crosses. */
export const WorstReading = ({ of, roundTripMs, fps }: WorstProps) => {
  const past = pastReadings(of, roundTripMs, fps);
  const [first] = past;
  if (first !== undefined) {
    return (
      <span className="worst">
        <span className="over">
          <Mark kind="poor" size={7} />
          {first}
        </span>
        {past.length > 1 && <span className="max over">+{past.length - 1}</span>}
      </span>
    );
  }
  if (of.grade === 'noData') return <span className="blank">no data</span>;
  const isMeasured = of.lossRatio !== undefined || of.jitterMs !== undefined;
  if (of.grade === 'notJudged' || !isMeasured) return <span className="blank">not judged</span>;
  return (
    <span className="second">
      {of.lossRatio === undefined
        ? `jitter ${formatMsNumber(of.jitterMs ?? 0)} ms`
        : `loss ${formatLossPercent(of.lossRatio)} %`}
    </span>
  );
};

const pastReadings = (
  { grade, lossOver, lossRatio, jitterOver, jitterMs }: DirectionNumbers,
  roundTripMs: number | undefined,
  fps: number | undefined,
): readonly string[] => {
  const past = [
    lossOver && lossRatio !== undefined ? `loss ${formatLossPercent(lossRatio)} %` : undefined,
    jitterOver && jitterMs !== undefined ? `jitter ${formatMsNumber(jitterMs)} ms` : undefined,
    roundTripMs === undefined ? undefined : `round trip ${formatMsNumber(roundTripMs)} ms`,
  ].filter((words) => words !== undefined);
  if (past.length > 0 || grade !== 'poor') return past;
  return [fps === undefined ? 'poor' : formatFps(fps)];
};

const MEDIUM_ICON: Readonly<Record<MediumPart['kind'], IconName>> = {
  audio: 'audio',
  video: 'video',
  sharing: 'sharing',
  data: 'braces',
  other: 'braces',
};

const MEDIUM_NAME: Readonly<Record<MediumPart['kind'], string>> = {
  audio: 'Audio',
  video: 'Video',
  sharing: 'Sharing',
  data: 'Data',
  other: 'Other',
};

export const MediumName = ({ medium }: { readonly medium: MediumPart }): ReactNode => (
  <>
    <Icon name={MEDIUM_ICON[medium.kind]} small />
    <span title={medium.label}>{MEDIUM_NAME[medium.kind]}</span>
  </>
);
