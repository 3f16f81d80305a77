import { overlap } from '#base/range';
import { MINUTE_MS, type EpochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import type { AskedWhen } from './asked-call.ts';
import { formatClockMinutes, formatDay } from '../format.ts';
import { no, open, yes, type WeighedReason } from './reason.ts';

const WEIGHT = 20;

/** “covers 14:10”, “ended 12 min before”; of a day alone, that it was on it. */
export const timeReasons = (
  when: AskedWhen | undefined,
  { start, end }: CallRecord,
  zone: string,
): readonly WeighedReason[] => {
  if (when === undefined) return [];
  if (start === undefined) return [open('no time in the record')];
  const last = end ?? start;
  if (when.time === undefined) {
    return overlap({ start, end: last }, when.around)
      ? [yes(`on ${formatDay(start, zone)}`, WEIGHT)]
      : [no(`on ${formatDay(start, zone)}`, WEIGHT)];
  }
  const asked = wordsOf(when.time.start, when.time.end, zone);
  if (overlap({ start, end: last }, when.time)) return [yes(`covers ${asked}`, WEIGHT)];
  if (last < when.time.start) return [no(`ended ${minutes(when.time.start - last)} before`, WEIGHT)];
  return [no(`began ${minutes(start - when.time.end)} after`, WEIGHT)];
};

const wordsOf = (from: EpochMs, to: EpochMs, zone: string): string =>
  from === to
    ? formatClockMinutes(from, zone)
    : `part of ${formatClockMinutes(from, zone)}–${formatClockMinutes(to, zone)}`;

const minutes = (ms: number): string => `${Math.max(1, Math.round(ms / MINUTE_MS))} min`;
