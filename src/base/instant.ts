import { epochMs, MINUTE_MS, type EpochMs } from './units.ts';

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?(?:Z|([+-])(\d\d):(\d\d))$/i;

/** What .NET writes for a time that was never set. */
const NEVER = /^0001-01-01T/;

/**
 * An ISO 8601 instant with a zone and any number of fractional digits. `Date.parse` promises three digits only,
 * and Graph sends up to seven; a double of this size still tells a quarter of a microsecond apart.
 * `'never'` for the year 1, undefined when the text is no instant.
 */
export const instantOf = (text: string): EpochMs | 'never' | undefined => {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  if (NEVER.test(text)) return 'never';
  const [, year, month, day, hour, minute, second = 0, fraction = '0', sign, zoneHours, zoneMinutes] = match;
  const whole = wholeSeconds(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (whole === undefined) return undefined;
  return epochMs(whole - zoneMs(sign, zoneHours, zoneMinutes) + Number(`0.${fraction}e3`));
};

const wholeSeconds = (
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined => {
  if (year < 100 || hour > 23 || minute > 59 || second > 60) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  // Date.UTC rolls the 31st of June over to July; Graph would not mean that.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return midnight + (hour * 60 + minute) * MINUTE_MS + second * 1_000;
};

const zoneMs = (sign: string | undefined, hours: string | undefined, minutes: string | undefined): number =>
  (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;

/** The text of an instant without the zeros that add nothing, so that equal texts are equal to 100 ns. */
export const instantWords = (text: string): string =>
  text
    .toUpperCase()
    .replace(/(?:[+-]00:00)$/, 'Z')
    .replace(/\.(\d*?)0*(?=Z|[+-]|$)/, (_, digits: string) => (digits === '' ? '' : `.${digits}`));
