import type { ReactNode } from 'react';
import { failureWord } from '#report/enum-words';
import { formatLossPercent, formatMsNumber } from '#report/format';
import { networkWords } from '#report/network-words';
import type { DirectionNumbers, MediumPart, SessionRow } from '#report/session-rows';
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
  if (rating === undefined || rating === 'notRated') return null;
  return (
    <RateBox poor={rating <= 2} label={`rated ${rating} of 5`}>
      {rating}
    </RateBox>
  );
};

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

/** The one reading that says most about a direction, and how many further limits it crosses. */
export const WorstReading = ({ of }: { readonly of: DirectionNumbers }) => {
  if (of.lossRatio === undefined && of.jitterMs === undefined) {
    return <span className="blank">{of.grade === 'noData' ? 'no data' : 'not judged'}</span>;
  }
  const jitterFirst = (of.jitterOver && !of.lossOver) || of.lossRatio === undefined;
  const text = jitterFirst
    ? `jitter ${formatMsNumber(of.jitterMs ?? 0)} ms`
    : `loss ${formatLossPercent(of.lossRatio ?? 0)} %`;
  const over = of.lossOver || of.jitterOver;
  if (!over) return <span className="second">{of.grade === 'notJudged' ? 'not judged' : text}</span>;
  return (
    <span className="worst">
      <span className="over">
        <Mark kind="poor" size={7} />
        {text}
      </span>
      {of.lossOver && of.jitterOver && <span className="max over">+1</span>}
    </span>
  );
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
