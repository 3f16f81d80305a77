import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Plants one file with one import in a folder of src and lints only that file. */
const lint = (folder: string, name: string, source: string): string => {
  const path = `src/${folder}/planted/${name}`;
  mkdirSync(`src/${folder}/planted`, { recursive: true });
  writeFileSync(path, source);
  try {
    return execFileSync('node_modules/.bin/oxlint', [path], { encoding: 'utf8' });
  } catch (failure) {
    return (failure as { stdout: string }).stdout;
  } finally {
    rmSync(`src/${folder}/planted`, { recursive: true });
  }
};

const clean = (): void => {
  for (const folder of ['base', 'calls', 'report', 'app', 'proxy']) {
    rmSync(`src/${folder}/planted`, { recursive: true, force: true });
  }
};

beforeAll(clean);
afterAll(clean);

test.each([
  ['base', "import { x } from '#calls/model';", 'base may import only'],
  ['calls', "import { x } from '#quality/grade';", 'calls may import only'],
  ['app', "import { x } from '#proxy/proxy';", 'app may import only'],
  ['proxy', "import { x } from '#simulator/simulator';", 'proxy may import only'],
  ['report', "import { x } from '../../calls/model.ts';", 'Name the layer'],
  ['report', "import { readFileSync as x } from 'node:fs';", 'report is pure'],
  ['calls', 'export const x = Date.now();', 'is an argument'],
])('a fault planted in %s is refused: %s', (folder, line, complaint) => {
  expect(lint(folder, 'fault.ts', `${line}\nexport const y = 1;\n`)).toContain(complaint);
});

test('two files that import each other are refused', () => {
  mkdirSync('src/base/planted', { recursive: true });
  writeFileSync(
    'src/base/planted/other.ts',
    "import { one } from './fault.ts';\nexport const two = () => one;\n",
  );
  const said = lint('base', 'fault.ts', "import { two } from './other.ts';\nexport const one = () => two;\n");
  expect(said).toContain('no-cycle');
});

test('what the table allows is allowed', () => {
  expect(
    lint('report', 'fine.ts', "import type { Session } from '#calls/model';\nexport type S = Session;\n"),
  ).toContain('0 errors');
});
