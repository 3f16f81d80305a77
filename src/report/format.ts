import { MINUTE_MS, SECOND_MS, type EpochMs } from '#base/units';

/** Figures and words are English for now; only this line says so. */
const LOCALE = 'en-US';

const MINUS = '−';

const number = (options: Intl.NumberFormatOptions): ((value: number) => string) => {
  const formatter = new Intl.NumberFormat(LOCALE, options);
  return (value) => formatter.format(value).replace('-', MINUS);
};

const whole = number({ maximumFractionDigits: 0 });
const oneDecimal = number({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDecimals = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const upToOne = number({ maximumFractionDigits: 1 });
const upToTwo = number({ maximumFractionDigits: 2 });

/** A number of things: `96,412`. */
export const formatCount = (count: number): string => whole(count);

/** A fraction as percent without its sign: `11.8`, `0.0` for zero and nothing else, `< 0.1`. */
export const formatLossPercent = (ratio: number): string => formatPercentNumber(ratio * 100);

/** A percentage without its sign, one decimal: `3.0`; `< 0.1` for what is more than none. */
export const formatPercentNumber = (percent: number): string =>
  percent > 0 && percent < 0.05 ? '< 0.1' : oneDecimal(percent);

/** Milliseconds for a column that names the unit: `41`, `1,204`; `< 1` for what is more than none. */
export const formatMsNumber = (milliseconds: number): string =>
  milliseconds > 0 && milliseconds < 0.5 ? '< 1' : whole(milliseconds);

/** A measured time with its unit: `41 ms`, from 1,000 ms on `1.20 s`. */
export const formatMs = (milliseconds: number): string =>
  Math.round(milliseconds) < SECOND_MS
    ? `${formatMsNumber(milliseconds)} ms`
    : `${twoDecimals(milliseconds / SECOND_MS)} s`;

/** A bit rate: `26 Mbit/s`, `526.5 Mbit/s`, `0.41 Mbit/s`, and `5 kbit/s` where that would round to nothing. */
export const formatBitRate = (bitsPerSecond: number): string => {
  const megabits = bitsPerSecond / 1e6;
  if (megabits >= 10) return `${upToOne(megabits)} Mbit/s`;
  return megabits >= 0.01 ? `${upToTwo(megabits)} Mbit/s` : `${upToOne(bitsPerSecond / 1e3)} kbit/s`;
};

/** Frames a second: `5.8 fps`. */
export const formatFps = (framesPerSecond: number): string => `${upToOne(framesPerSecond)} fps`;

/**
 * Wi-Fi signal, percent with what it means: `34 % ≈ −83 dBm`. The estimate is that of the Windows WLAN API,
 * percent ÷ 2 − 100; that Teams' percent is the same is our reading, so it never stands alone.
 */
export const formatSignal = (percent: number): string =>
  `${whole(percent)} % ≈ ${whole(percent / 2 - 100)} dBm`;

/** A sound level with a true minus: `−24`. Nearer 0 is louder. */
export const formatLevel = (level: number): string => whole(level);

/** How long something took: `25.5 s` under a minute, `47 min 28 s`, from an hour on `2 h 04 min`. */
export const formatLength = (milliseconds: number): string => {
  if (milliseconds < 0) return `${MINUS}${formatLength(-milliseconds)}`;
  if (milliseconds === 0) return '0 s';
  // Rounded before it is split, so that 59.96 s does not become 60.0 s.
  if (Math.round(milliseconds / 100) < 600) return `${oneDecimal(milliseconds / SECOND_MS)} s`;
  const seconds = Math.round(milliseconds / SECOND_MS);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(milliseconds / MINUTE_MS);
  return `${whole(Math.floor(minutes / 60))} h ${twoDigits(minutes % 60)} min`;
};

/** The same for the head of a call, where a short one is told to the millisecond: `25.547 s`. */
export const formatExactLength = (milliseconds: number): string =>
  milliseconds > 0 && Math.round(milliseconds) < MINUTE_MS
    ? `${(Math.round(milliseconds) / SECOND_MS).toFixed(3)} s`
    : formatLength(milliseconds);

/** The same for a narrow column: `0 s`, `25.5 s`, `47 min`, from 100 minutes on `2 h 04 min`. */
export const formatRoughLength = (milliseconds: number): string => {
  const minutes = Math.round(milliseconds / MINUTE_MS);
  return milliseconds < MINUTE_MS || minutes >= 100 ? formatLength(milliseconds) : `${minutes} min`;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A time of day with seconds in an IANA zone: `14:00:41`. */
export const formatClock = (at: EpochMs, zone: string): string => {
  const { hour, minute, second } = wallClock(at, zone);
  return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`;
};

/** The same without seconds: `14:00`. */
export const formatClockMinutes = (at: EpochMs, zone: string): string => formatClock(at, zone).slice(0, 5);

/** A date: `Wed 19 Aug 2026`. */
export const formatDate = (at: EpochMs, zone: string): string =>
  `${formatDay(at, zone)} ${wallClock(at, zone).year}`;

/** A date without its year: `Wed 19 Aug`. */
export const formatDay = (at: EpochMs, zone: string): string => {
  const { year, month, day } = wallClock(at, zone);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `${WEEKDAYS[weekday] ?? ''} ${day} ${MONTHS[month - 1] ?? ''}`;
};

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A zone with its distance from UTC at an instant: `Helsinki, UTC+3`, `Kathmandu, UTC+5:45`, `UTC`. */
export const zoneLabel = (zone: string, at: EpochMs): string => {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 'UTC';
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return `${city}, ${offsetLabel(zoneOffsetMs(at, zone))}`;
};

const offsetLabel = (offsetMs: number): string => {
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS);
  const rest = minutes % 60 === 0 ? '' : `:${twoDigits(minutes % 60)}`;
  return `UTC${offsetMs < 0 ? MINUS : '+'}${Math.floor(minutes / 60)}${rest}`;
};

/** Local time minus UTC in a zone at an instant, in milliseconds. */
export const zoneOffsetMs = (at: EpochMs, zone: string): number => {
  const { year, month, day, hour, minute, second } = wallClock(at, zone);
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return local - Math.floor(at / SECOND_MS) * SECOND_MS;
};

type WallClock = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>;

/** What the clock on the wall and the calendar say in a zone. */
const wallClock = (at: EpochMs, zone: string): WallClock => {
  const parts = wallFormatter(zone).formatToParts(Math.floor(at));
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  };
};

/** Making a formatter costs a hundred times what using it does, and lists show thousands of times. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const wallFormatter = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE, {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
};
