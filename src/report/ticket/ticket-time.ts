import type { Leftover } from './leftover.ts';
import type { AskedTime } from './ticket.ts';

const ABOUT = String.raw`(?<about>\b(?:about|around|roughly|approx(?:imately)?\.?|circa|ca\.?|some\s?time\s+around|just\s+(?:before|after))\s+|~\s?)?`;
const LEAD = String.raw`(?:\b(?:at|from|between|kl\.?|klo|um)\s+)?`;
/** `2 pm`, `2.10 pm`, `14:10`, `14:10:22`, `14h10`, `1410 h`; `14.10` too, which as a date ends in another dot. */
const CLOCK = String.raw`(?:\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}h\d{2}|\d{4}\s?(?:h|hrs|hours)\b|\d{1,2}\.\d{2}(?![\d.%]|\s*(?:%|ms|s\b)))`;
const TIMES = new RegExp(
  String.raw`${ABOUT}${LEAD}(?<![\d.:+-])(?<from>${CLOCK})(?:\s?(?:-|–|to|until|till|and)\s?(?<to>${CLOCK}))?(?<ish>\s?ish\b)?(?:\s+or\s+so\b)?`,
  'giu',
);

const NAMED: readonly (readonly [RegExp, AskedTime])[] = [
  [/\b(?:at\s+)?(?:noon|midday)\b/gi, { from: 720, to: 720, isAbout: true }],
  [/\b(?:in\s+the\s+|this\s+)?morning\b/gi, { from: 360, to: 720, isAbout: false }],
  [/\b(?:in\s+the\s+|this\s+)?afternoon\b/gi, { from: 720, to: 1_080, isAbout: false }],
  [/\b(?:in\s+the\s+|this\s+)?evening\b|\btonight\b/gi, { from: 1_020, to: 1_380, isAbout: false }],
];

/** The time of day a text gives: a clock time or two of them, else a part of the day. */
export const takeTime = (text: Leftover): AskedTime | undefined => {
  const clock = text
    .take(TIMES)
    .map(timeOf)
    .find((time) => time !== undefined);
  const named = NAMED.flatMap(([pattern, time]) => (text.take(pattern).length > 0 ? [time] : []));
  return clock ?? named[0];
};

const timeOf = ({ groups }: RegExpExecArray): AskedTime | undefined => {
  const from = minutesOf(groups?.['from'] ?? '');
  const to = groups?.['to'] === undefined ? from : minutesOf(groups['to']);
  if (from === undefined || to === undefined) return undefined;
  const isAbout = groups?.['about'] !== undefined || groups?.['ish'] !== undefined;
  return { from: Math.min(from, to), to: Math.max(from, to), isAbout };
};

const minutesOf = (clock: string): number | undefined => {
  const [, hour = '', minute = '0', half] =
    /^(\d{1,2}?)(?:[:.h]?(\d{2}))?(?::\d{2})?\s?(?:([ap])\.?m\.?|h|hrs|hours)?$/i.exec(clock) ?? [];
  const hours = half === undefined ? Number(hour) : hoursOfHalf(Number(hour), half);
  if (hour === '' || hours === undefined || hours > 23 || Number(minute) > 59) return undefined;
  return hours * 60 + Number(minute);
};

/** 12 am is midnight, 12 pm noon. */
const hoursOfHalf = (hour: number, half: string): number | undefined => {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
};
