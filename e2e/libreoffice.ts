/**
 * Finds the spreadsheet program that tests open CSV files with, or installs Debian's. In this order: SOFFICE_PATH, the
 * system's LibreOffice, Debian's package without what it merely recommends.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SYSTEM_PATHS = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

const found = (): string | undefined =>
  [process.env['SOFFICE_PATH'], ...SYSTEM_PATHS].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );

const attempt = (command: string, ...args: string[]): boolean => {
  try {
    console.log(`No LibreOffice found; running: ${command} ${args.join(' ')}`);
    execFileSync(command, args, {
      stdio: 'inherit',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch {
    return false;
  }
};

const install = (): boolean =>
  attempt('apt-get', 'update') &&
  attempt('apt-get', 'install', '-y', '--no-install-recommends', 'libreoffice-calc');

/**
 * The path of a LibreOffice that exists.
 * @throws Error that says what to do, when none is there and none can be installed.
 */
const sofficePath = (): string => {
  const path = found() ?? (install() ? found() : undefined);
  if (path === undefined) {
    throw new Error(
      'No LibreOffice: install libreoffice-calc, or name it with SOFFICE_PATH=/path/to/soffice',
    );
  }
  return path;
};

/** A cell as the spreadsheet program took it. */
export type SheetCell = {
  readonly text: string;
  /** Undefined for text. */
  readonly number: number | undefined;
  readonly formula: string | undefined;
};

/** Comma, double quotes, UTF-8, from line 1, special numbers detected, and formulas evaluated: the worst a person can ask. */
const AS_CSV = 'CSV:44,34,76,1,,0,false,true,false,false,false,0,true';

/** Opens a CSV in LibreOffice and reads the sheet back, out of its own flat XML. */
export const openInCalc = async (csv: Buffer): Promise<readonly (readonly SheetCell[])[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'calc-'));
  try {
    await writeFile(join(folder, 'opened.csv'), csv);
    execFileSync(
      sofficePath(),
      [
        // A profile of its own: another LibreOffice on this machine would otherwise be talked to.
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        `--infilter=${AS_CSV}`,
        '--convert-to',
        'fods',
        '--outdir',
        folder,
        join(folder, 'opened.csv'),
      ],
      { stdio: 'pipe', timeout: 120_000 },
    );
    return rowsIn(await readFile(join(folder, 'opened.fods'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const rowsIn = (xml: string): readonly (readonly SheetCell[])[] =>
  [...xml.matchAll(/<table:table-row[^>]*?(?:\/>|>(.*?)<\/table:table-row>)/gs)]
    .map(([, inside = '']) => cellsIn(inside))
    .filter((cells) => cells.some(({ text }) => text !== ''));

const cellsIn = (xml: string): readonly SheetCell[] =>
  [...xml.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].flatMap(
    ([, attributes = '', inside = '']) => {
      const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1];
      const value = of('office:value');
      const paragraphs = [...inside.matchAll(/<text:p[^>]*>(.*?)<\/text:p>/gs)].map(([, text = '']) => text);
      const cell = {
        text: unescaped(
          paragraphs
            .join('\n')
            .replace(/<text:s\/>/g, ' ')
            .replace(/<[^>]*>/g, ''),
        ),
        number: value === undefined ? undefined : Number(value),
        formula: of('table:formula'),
      };
      const repeated = Number(of('table:number-columns-repeated') ?? 1);
      return Array.from({ length: Math.min(repeated, 200) }, () => cell);
    },
  );

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
