import { defineConfig, type OxlintOverride } from 'oxlint';

/**
 * The import table: what each folder of src may import from the others. Whatever is not in its row is refused.
 * Tests may also import the simulator; e2e, bench and tools stand outside and may import anything.
 */
const MAY_IMPORT = {
  base: [],
  calls: ['base'],
  quality: ['calls', 'base'],
  report: ['quality', 'calls', 'base'],
  contract: ['calls', 'base'],
  app: ['contract', 'report', 'quality', 'calls', 'base'],
  proxy: ['contract', 'report', 'quality', 'calls', 'base'],
  simulator: ['calls', 'base'],
  cli: ['contract', 'report', 'quality', 'calls', 'base'],
} as const satisfies Record<string, readonly string[]>;

type Folder = keyof typeof MAY_IMPORT;

const FOLDERS = Object.keys(MAY_IMPORT) as Folder[];
const PURE: readonly Folder[] = ['base', 'calls', 'quality', 'report', 'contract'];

const refused = (folder: Folder, allowed: readonly string[]) => ({
  patterns: [
    {
      group: FOLDERS.filter((other) => other !== folder && !allowed.includes(other)).flatMap((other) => [
        `#${other}/**`,
        `**/src/${other}/**`,
      ]),
      message: `${folder} may import only: ${allowed.join(', ') || 'nothing'} (see src/README.md).`,
    },
    {
      group: FOLDERS.filter((other) => other !== folder).flatMap((other) => [
        `../${other}/**`,
        `../../${other}/**`,
      ]),
      message: 'Name the layer you import from: #layer/file.',
    },
    ...(PURE.includes(folder)
      ? [
          {
            group: ['node:*', 'react', 'react-dom', 'fastify', 'undici', '@tanstack/*', '@azure/*'],
            message: `${folder} is pure: no React, no Node, no network.`,
          },
        ]
      : []),
    ...(folder === 'app'
      ? [{ group: ['node:*', 'fastify', 'undici'], message: 'The app runs in a browser.' }]
      : []),
  ],
});

const rowOf = (folder: Folder): OxlintOverride => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: { 'no-restricted-imports': ['error', refused(folder, MAY_IMPORT[folder])] },
});

const testsOf = (folder: Folder): OxlintOverride => ({
  // testing.ts sets the stage for a folder's tests.
  files: [`src/${folder}/**/*.test.{ts,tsx}`, `src/${folder}/testing.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: refused(folder, [...MAY_IMPORT[folder], 'simulator']).patterns.slice(0, 2) },
    ],
  },
});

export default defineConfig({
  plugins: ['typescript', 'react', 'jsx-a11y', 'import', 'promise', 'unicorn', 'oxc'],
  categories: { correctness: 'error' },
  ignorePatterns: ['dist', 'coverage', 'playwright-report', 'test-results'],
  rules: {
    'no-console': 'error',
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'react/jsx-key': 'error',
    // Virtual rows are positioned boxes: real table elements would have to be forced out of their own layout.
    'jsx-a11y/prefer-tag-over-role': 'off',
    // A virtualizer is meant to hand out new values at every render; we do not run the React Compiler.
    'react/incompatible-library': 'off',
    // React 19 with the automatic runtime.
    'react/react-in-jsx-scope': 'off',
  },
  overrides: [
    ...FOLDERS.map(rowOf),
    ...FOLDERS.map(testsOf),
    {
      files: PURE.map((folder) => `src/${folder}/**/*.ts`),
      excludeFiles: ['**/*.test.ts'],
      rules: {
        'no-restricted-globals': [
          'error',
          'fetch',
          'window',
          'document',
          'process',
          'setTimeout',
          'setInterval',
          'performance',
          'crypto',
        ],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: '“Now” is an argument.' },
          { object: 'Math', property: 'random', message: 'Pure code takes its seed as an argument.' },
        ],
      },
    },
    {
      files: ['*.config.ts', '.ci/**', 'src/cli/**', 'bench/**', 'e2e/**'],
      rules: { 'no-console': 'off' },
    },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
  ],
});
