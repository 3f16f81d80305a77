import { addDays, daysBetween, realDay, weekdayOf, type CalendarDay } from './calendar.ts';
import type { Leftover } from './leftover.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const YEAR = String.raw`(?:,?\s+(?<year>20\d\d))?`;

/** A form of date, and the day it means seen from today. */
type Form = readonly [RegExp, (groups: Groups, today: CalendarDay) => CalendarDay | undefined];
type Groups = Readonly<Record<string, string | undefined>>;

const FORMS: readonly Form[] = [
  [
    /\b(?<year>20\d\d)-(?<month>\d\d)-(?<day>\d\d)(?=T|\b)/gi,
    ({ year, month, day }) => realDay(Number(year), Number(month), Number(day)),
  ],
  [
    new RegExp(
      String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?<month>${MONTH})\b\.?${YEAR}`,
      'gi',
    ),
    (date, today) => namedDay(date, today),
  ],
  [
    new RegExp(String.raw`\b(?<month>${MONTH})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?!:)${YEAR}`, 'gi'),
    (date, today) => namedDay(date, today),
  ],
  [
    /(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>20\d\d|\d\d(?![:.\d]))?/g,
    (date, today) => numberedDay(Number(date['day']), Number(date['month']), date['year'], today),
  ],
  [
    /(?<![\d/])(?<one>\d{1,2})\/(?<other>\d{1,2})(?:\/(?<year>20\d\d|\d\d))?(?![\d/])/g,
    (date, today) => slashedDay(date, today),
  ],
  [/\bday\s+before\s+yesterday\b/gi, (_, today) => addDays(today, -2)],
  [/\byesterday\b|\blast\s+(?:night|evening)\b/gi, (_, today) => addDays(today, -1)],
  [/\btoday\b|\bthis\s+(?=morning|afternoon|evening)|\btonight\b/gi, (_, today) => today],
  [
    /\b(?<days>\d{1,2}|two|three|four|five|six)\s+days?\s+ago\b/gi,
    ({ days }, today) => addDays(today, -daysOf(days)),
  ],
  [
    /\b(?<last>last\s+)?(?<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?/gi,
    ({ last, weekday }, today) => weekdayBefore(weekday ?? '', last !== undefined, today),
  ],
];

/** The first day a text names, and every other date taken out with it: they would be read as numbers or names. */
export const takeDay = (text: Leftover, today: CalendarDay): CalendarDay | undefined => {
  const days = FORMS.flatMap(([pattern, dayOf]) =>
    text.take(pattern).map(({ groups }) => dayOf(groups ?? {}, today)),
  );
  return days.find((day) => day !== undefined);
};

const namedDay = ({ day, month, year }: Groups, today: CalendarDay): CalendarDay | undefined =>
  numberedDay(Number(day), MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1, year, today);

/** Without a year it is the last such day that is not to come. */
const numberedDay = (
  day: number,
  month: number,
  year: string | undefined,
  today: CalendarDay,
): CalendarDay | undefined => {
  if (year !== undefined) return realDay(Number(year.length === 2 ? `20${year}` : year), month, day);
  const thisYear = realDay(today.year, month, day);
  return thisYear !== undefined && daysBetween(today, thisYear) > 0
    ? realDay(today.year - 1, month, day)
    : thisYear;
};

/** 8/19 and 19/8 are the same day; of 8/9 and 9/8 the later one, unless it is still to come. */
const slashedDay = ({ one, other, year }: Groups, today: CalendarDay): CalendarDay | undefined => {
  const readings = [
    numberedDay(Number(one), Number(other), year, today),
    numberedDay(Number(other), Number(one), year, today),
  ];
  return readings
    .filter((day) => day !== undefined)
    .sort((first, second) => daysAgo(first, today) - daysAgo(second, today))[0];
};

const daysAgo = (day: CalendarDay, today: CalendarDay): number => {
  const days = daysBetween(day, today);
  return days < 0 ? Number.POSITIVE_INFINITY : days;
};

const weekdayBefore = (weekday: string, isLast: boolean, today: CalendarDay): CalendarDay => {
  const back = (weekdayOf(today) - WEEKDAYS.indexOf(weekday.slice(0, 3).toLowerCase()) + 7) % 7;
  return addDays(today, -(back === 0 && isLast ? 7 : back));
};

const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6 };

const daysOf = (words: string | undefined): number => NUMBERS[(words ?? '').toLowerCase()] ?? Number(words);
