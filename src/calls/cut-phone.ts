import { isGuid } from '#base/guid';

/** A text that is nothing but a phone number: `+358 40 555 0123`, `tel:+358405550123`, `358405550***`, `(425) 555-0123`. */
const PHONE = /^(tel:|sip:)?(?:\+?\(?|\(\+)\d[\d ()./*•-]{4,}(?:[@;].*)?$/i;

/** A number in international form inside another text, unless it has been cut before. */
const INSIDE = /(?<![\w.])\+\d[\d ().-]{5,}\d(?![\d ().-]*•)/g;

/** The last three digits are gone already; what told two such numbers apart may stand after them. */
const IS_CUT = /(?:•[ ().-]*){3}(?:\(\d{1,6}\))?$/;

/** Whether a text is a phone number and nothing else. */
export const isPhoneNumber = (text: string): boolean => PHONE.test(text) && !isGuid(text);

/**
 * What stands where a phone number should, without its last three digits: `+358 40 555 0•••`, `Anna 040555•••`.
 * GUIDs come back as they are, and so does what was cut before: a call may be written out from what was shown.
 */
export const cutPhone = (text: string): string => (isGuid(text) ? text : cutTail(text));

/** The same for international numbers inside a text that people or clients wrote. */
export const cutPhonesInside = (text: string): string =>
  text.includes('+') ? text.replace(INSIDE, cutTail) : text;

const cutTail = (text: string): string => {
  const tail = text.search(/[@;]/);
  const end = /\d/.test(text.slice(0, Math.max(0, tail))) ? tail : -1;
  const number = end < 0 ? text : text.slice(0, end);
  if (IS_CUT.test(number)) return text;
  let left = 3;
  const cut = Array.from(number)
    .reverse()
    .map((character) => (/\d/.test(character) && left-- > 0 ? '•' : character))
    .reverse()
    .join('');
  return cut + (end < 0 ? '' : text.slice(end));
};
