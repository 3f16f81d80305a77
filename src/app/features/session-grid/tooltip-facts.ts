import { sessionFacts, type DirectionFacts } from '#quality/facts';
import type { Grade } from '#quality/grade';
import { AUDIO_LIMITS, VIDEO_LIMITS } from '#quality/limits';
import { formatFps, formatLossPercent, formatMs } from '#report/format';
import { mediaOf } from '#report/list/medium-part';
import type { MediumPart, SessionPart } from '#report/list/session-rows';
import type { PersonItem } from './grid-items.ts';
import { laneSentence } from './row-words.ts';

/** What the tooltip says of one half of a bar: its numbers beside the limits they stand against. */
export type TipFacts = {
  readonly name: string;
  readonly direction: 'sent' | 'heard';
  readonly grade: Grade;
  readonly span: string;
  readonly readings: readonly TipReading[];
};

type TipReading = {
  readonly label: string;
  readonly average: string | undefined;
  readonly max: string | undefined;
  readonly limit: string;
};

/** The part under an instant: a rejoin has two bars in one lane, and nothing between them. */
export const partAt = (parts: readonly SessionPart[], at: number): SessionPart | undefined =>
  parts.find(({ start, end }) => start !== undefined && end !== undefined && start <= at && at <= end);

export const tipFacts = (
  item: PersonItem,
  part: SessionPart,
  direction: 'sent' | 'heard',
  zone: string,
): TipFacts => {
  const medium = item.kind === 'medium' ? item.medium : mediumBehind(part, direction);
  const facts = medium && factsOf(part, medium)?.[direction];
  return {
    name: item.row.name,
    direction,
    grade: item.kind === 'medium' ? item.medium[direction].grade : part[direction],
    span: laneSentence(part, zone).split(';')[0] ?? '',
    readings: facts === undefined ? [] : readingsOf(facts, medium),
  };
};

/** The medium whose grade the bar is drawn with, audio before others. */
const mediumBehind = (part: SessionPart, direction: 'sent' | 'heard'): MediumPart | undefined =>
  mediaOf(part).find((medium) => medium[direction].grade === part[direction]);

const factsOf = (part: SessionPart, medium: MediumPart) =>
  sessionFacts(part.session, part.side).media.find(({ label }) => label === medium.label);

const readingsOf = (facts: DirectionFacts, medium: MediumPart | undefined): readonly TipReading[] => {
  const percent = (ratio: number | undefined) =>
    ratio === undefined ? undefined : `${formatLossPercent(ratio)} %`;
  const time = (ms: number | undefined) => (ms === undefined ? undefined : formatMs(ms));
  const readings: readonly TipReading[] =
    medium?.kind === 'audio'
      ? [
          {
            label: 'loss',
            average: percent(facts.lossRatio),
            max: percent(facts.lossMaxRatio),
            limit: `${AUDIO_LIMITS.lossRatio.value * 100} %`,
          },
          {
            label: 'jitter',
            average: time(facts.jitterMs),
            max: time(facts.jitterMaxMs),
            limit: `${AUDIO_LIMITS.jitterMs.value} ms`,
          },
          {
            label: 'round trip',
            average: time(facts.roundTripMs),
            max: time(facts.roundTripMaxMs),
            limit: `${AUDIO_LIMITS.roundTripMs.value} ms`,
          },
        ]
      : [
          {
            label: 'frame rate',
            average: facts.frameRateFps === undefined ? undefined : formatFps(facts.frameRateFps),
            max: undefined,
            limit: medium?.kind === 'video' ? `${VIDEO_LIMITS.frameRateFps.value} fps` : '',
          },
        ];
  return readings.filter(({ average, max }) => average !== undefined || max !== undefined);
};
