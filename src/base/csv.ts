import { plainText } from './plain-text.ts';

/** A number stays a number; text is always quoted; undefined is an empty cell. */
export type CsvCell = string | number | undefined;

/**
 * What a spreadsheet reads as the beginning of a formula, also in the full-width forms that some programs fold.
 * Tab, CR, LF and NUL count as well: programs skip them and look at what comes next.
 */
// eslint-disable-next-line no-control-regex
const FORMULA = /^[=+\-@\t\r\n\u0000＝＋－＠]/;

/** A line as RFC 4180 has it, with its CRLF. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

const csvCell = (cell: CsvCell): string => {
  if (cell === undefined) return '';
  // NaN and infinity are no numbers to a spreadsheet, and no reading ever is one of them.
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return `"${withoutFormula(cell).replaceAll('"', '""')}"`;
};

/**
 * Text that no spreadsheet takes for a formula: a leading apostrophe where it began like one as sent, or does once
 * controls and marks of direction are gone. A true minus (U+2212) begins none.
 */
const withoutFormula = (text: string): string => {
  const plain = plainText(text);
  return FORMULA.test(text) || FORMULA.test(plain) ? `'${plain}` : plain;
};
