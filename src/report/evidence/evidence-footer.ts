import { DAY_MS, epochMs, type EpochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import type { LimitSet } from '#quality/limit-sets';
import type { Excerpt } from './evidence-rows.ts';
import type { ShareRead } from './evidence.ts';
import { formatClockMinutes, formatCount, formatDate, formatDay, zoneLabel } from '../format.ts';

/** When, with what and by which right the evidence was made. */
export type Making = {
  readonly recordId: string;
  readonly now: EpochMs;
  readonly appVersion: string;
  /** Undefined: opened from a file, so there is nothing to link to. */
  readonly link: string | undefined;
  /** From Graph, which forgets; a file stays. */
  readonly isFromGraph: boolean;
};

/** A line below the evidence, which is never left out. */
export type FooterLine = { readonly label: string; readonly words: string; readonly mono?: 'all' | 'first' };

type Subject = {
  readonly record: CallRecord | undefined;
  readonly rows: readonly unknown[];
  readonly filter: string;
  readonly limits: LimitSet;
  readonly read: ShareRead;
  readonly zone: string;
  readonly isMasked: boolean;
  readonly making: Making;
};

const KEPT_DAYS = 30;

/** Shown, Judged, Record, Made, Link. */
export const footerOf = (
  subject: Subject,
  excerpt: Excerpt | undefined,
  hasLadders: boolean,
): readonly FooterLine[] => [
  { label: 'Shown', words: shownWords(subject, excerpt) },
  { label: 'Judged', words: judgedWords(subject.limits, hasLadders) },
  { label: 'Record', words: recordLine(subject), mono: 'first' },
  { label: 'Made', words: madeWords(subject.making, subject.zone, subject.isMasked) },
  subject.making.link === undefined
    ? { label: 'Link', words: 'opened from a file, so there is no link' }
    : { label: 'Link', words: subject.making.link, mono: 'all' },
];

const shownWords = ({ rows, filter, read }: Subject, excerpt: Excerpt | undefined): string => {
  const which = excerpt?.words ?? `no list; the page showed ${formatCount(rows.length)} people`;
  const partial = read.isPartial ? ` Partial: ${read.words}.` : '';
  return `${which}. Filter: ${filter}.${partial}`;
};

/** “Call Quality Dashboard limits, streams over 500 packets; …”. */
export const judgedWords = ({ title, audio }: LimitSet, withLadders: boolean): string => {
  const name = title === 'CQD' ? 'Call Quality Dashboard limits' : `Limits: ${title}`;
  const marks = withLadders
    ? '; ladder marks also show planning targets and the Real-Time Analytics “good” limits'
    : '';
  return `${name}, streams over ${formatCount(audio.floor.value)} packets${marks}`;
};

const recordLine = ({ record, read, making, zone }: Subject): string => {
  const version = read.version === undefined ? 'no version given' : `version ${read.version}`;
  const written = record?.lastModified;
  const end = record?.end;
  return [
    `${making.recordId} ${version}`,
    written === undefined ? '' : `, written ${formatDay(written, zone)} ${formatClockMinutes(written, zone)}`,
    read.mayGrow ? '. A later version can add data' : '',
    end === undefined || !making.isFromGraph
      ? ''
      : keptWords(epochMs(end + KEPT_DAYS * DAY_MS), making.now, zone),
  ].join('');
};

/** “; Graph keeps it until 18 Sep 2026”. */
const keptWords = (until: EpochMs, now: EpochMs, zone: string): string => {
  const day = formatDate(until, zone).replace(/^\w+ /, '');
  return until < now ? `; Graph’s ${KEPT_DAYS} days were over on ${day}` : `; Graph keeps it until ${day}`;
};

/** “Thu 20 Aug 2026, 10:34 Helsinki time, Earshot 0.9.0, names as the maker’s role allows”. */
export const madeWords = (
  { now, appVersion }: Pick<Making, 'now' | 'appVersion'>,
  zone: string,
  isMasked: boolean,
): string => {
  const label = zoneLabel(zone, now);
  const where = label === 'UTC' ? 'UTC' : `${label.replace(/,.*$/, '')} time`;
  const names = isMasked
    ? 'names and addresses masked, no key exists to undo it'
    : 'names as the maker’s role allows';
  return `${formatDate(now, zone)}, ${formatClockMinutes(now, zone)} ${where}, Earshot ${appVersion}, ${names}`;
};
