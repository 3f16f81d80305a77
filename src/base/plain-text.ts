/**
 * C0 controls, and characters that turn the direction of what follows or hide in it. In a name they can make one
 * address look like another, and in a file they can end a line that was not meant to end.
 */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text on one line, without control characters and without marks that turn its direction. */
export const plainText = (text: string): string => text.replace(/[\t\r\n]+/g, ' ').replace(UNSEEN, '');
