import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { csvLine, type CsvCell } from './csv.ts';

/** A failure prints the case; the seed finds it again: FUZZ_SEED=… FUZZ_RUNS=… npx vitest run src/base/csv.test.ts */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 10_000);
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
vi.setConfig({ testTimeout: 60_000 + numRuns * 5 });

/** RFC 4180 read by its own grammar, one character at a time: knows nothing of the writer. */
const readCsv = (text: string): { readonly cells: string[]; readonly quoted: boolean[] }[] => {
  const lines: { cells: string[]; quoted: boolean[] }[] = [];
  let [cells, quoted]: [string[], boolean[]] = [[], []];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    const isQuoted = text[at] === '"';
    if (isQuoted) {
      at += 1;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) throw new Error('a quoted cell never ends');
        cell += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    } else {
      const end = text.slice(at).search(/[,\r\n"]/);
      if (end < 0) throw new Error('the last line has no end');
      cell = text.slice(at, at + end);
      at += end;
    }
    cells.push(cell);
    quoted.push(isQuoted);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      lines.push({ cells, quoted });
      [cells, quoted] = [[], []];
    } else throw new Error(`odd character after a cell: ${JSON.stringify(text.slice(at, at + 4))}`);
  }
  return lines;
};

// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const UNSEEN_ALL = new RegExp(UNSEEN, 'g');

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '\0',
        '＝',
        '＋',
        '－',
        '＠',
        '"',
        ',',
        '\u202e',
        '\u2066',
        "'",
        ' ',
        'cmd|',
        'SUM(A1)',
        '−10',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);
const anyCell: fc.Arbitrary<CsvCell> = fc.oneof(
  nasty,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1_000, max: 1_000 }),
  fc.constant(undefined),
);

test(`an independent reader finds the same cells, numbers as numbers, and no formula (FUZZ_SEED=${seed})`, () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyCell, { minLength: 1, maxLength: 6 }), { maxLength: 4 }), (rows) => {
      const read = readCsv(rows.map(csvLine).join(''));
      expect(read).toHaveLength(rows.length);
      for (const [line, row] of rows.entries()) {
        expect(read[line]?.cells).toHaveLength(row.length);
        for (const [column, sent] of row.entries()) {
          const cell = read[line]?.cells[column] ?? '';
          expect(read[line]?.quoted[column]).toBe(typeof sent === 'string');
          if (typeof sent === 'number') expect(Number(cell)).toBe(sent === 0 ? 0 : sent);
          if (typeof sent !== 'string') continue;
          expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
          expect(cell).not.toMatch(UNSEEN);
          const plain = sent.replace(/[\t\r\n]+/g, ' ').replace(UNSEEN_ALL, '');
          expect([plain, `'${plain}`]).toContain(cell);
        }
      }
    }),
    { numRuns, seed },
  );
});

test('text is quoted, numbers are not, and what is missing is an empty cell', () => {
  expect(csvLine(['Anna "A" Lidman', 11.8, undefined, ''])).toBe('"Anna ""A"" Lidman",11.8,,""\r\n');
});

test('minus ten stays a number, and the same written as text is none', () => {
  expect(csvLine([-10, '-10'])).toBe(`-10,"'-10"\r\n`);
});

test('a formula behind controls or marks of direction is still one', () => {
  expect(csvLine(['\t=1+1'])).toBe(`"' =1+1"\r\n`);
  expect(csvLine(['\u202e=1+1'])).toBe(`"'=1+1"\r\n`);
  expect(csvLine(['＝1+1', '\r\nx'])).toBe(`"'＝1+1","' x"\r\n`);
});

test('what is no number leaves its cell empty', () => {
  expect(csvLine([Number.NaN, Number.POSITIVE_INFINITY])).toBe(',\r\n');
});
