/** A text that begins with a capital, the rest as it was. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
