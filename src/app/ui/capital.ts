/** Words as they begin a line or a label. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
