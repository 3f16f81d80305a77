import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type Rolldown } from 'vite';
import { CASE_PLACE } from './src/report/case/case-html.ts';

const MODULE = 'virtual:case-viewer';
const RESOLVED = `\0${MODULE}`;
const DEV_PATH = '/case-viewer.txt';
const ENTRY = 'src/app/case.tsx';

/**
 * The viewer that case files bring along: one page with one script and one style, allowed by their hashes and by
 * nothing else. `import address from 'virtual:case-viewer'` is where to fetch it; it is served as plain text, so that
 * nobody can open it as a page of our origin.
 */
export const caseViewer = (define: Record<string, string>): Plugin => {
  let made: Promise<string> | undefined;
  const viewer = () => (made ??= makeViewer(define));
  let isServed = false;
  return {
    name: 'earshot-case-viewer',
    configResolved: ({ command }) => {
      isServed = command === 'serve';
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      if (isServed) return `export default ${JSON.stringify(DEV_PATH)};`;
      const file = this.emitFile({ type: 'asset', name: 'case-viewer.txt', source: await viewer() });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    configureServer: ({ middlewares, watcher }) => {
      watcher.on('change', () => {
        made = undefined;
      });
      middlewares.use(DEV_PATH, (_request, response, next) => {
        viewer().then((text) => {
          response.setHeader('content-type', 'text/plain; charset=utf-8');
          response.end(text);
        }, next);
      });
    },
  };
};

const makeViewer = async (define: Record<string, string>): Promise<string> => {
  const { output } = (await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), noViewer()],
    // Also when `npm run dev` makes it: what is in a case file is for others.
    mode: 'production',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { ...define, 'process.env.NODE_ENV': '"production"' },
    publicDir: false,
    build: {
      write: false,
      target: 'es2023',
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: ENTRY, output: { format: 'es', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  const scripts = output.filter((part) => part.type === 'chunk');
  const styles = output.filter((part) => part.type === 'asset' && part.fileName.endsWith('.css'));
  const others = output.length - scripts.length - styles.length;
  const [script] = scripts;
  const [style] = styles;
  if (!script || style?.type !== 'asset' || scripts.length + styles.length + others !== 2) {
    const names = output.map(({ fileName }) => fileName).join(', ');
    throw new Error(`The viewer of case files must be one script and one style, not ${names}.`);
  }
  return pageOf(inScript(script.code), String(style.source));
};

/** Inside a case file there is none to put another case into. */
const noViewer = (): Plugin => ({
  name: 'earshot-no-viewer-in-the-viewer',
  resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
  load: (id) => (id === RESOLVED ? "export default '';" : undefined),
});

/** Nothing in the code may end the script that it stands in, or begin a comment of HTML. */
const inScript = (code: string): string => {
  // HTML would read these as other characters, and the script would no longer be the one that its hash allows.
  if (code.includes('\0') || code.includes('\r'))
    throw new Error('The viewer’s code holds a character that HTML changes.');
  return code.replaceAll(/<(?=\/script|script|!--)/gi, '\\x3c').trim();
};

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the file may do: run this script, wear this style, show pictures that it drew itself. It can reach nobody. */
const policyOf = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data: blob:',
    "connect-src 'none'",
    "worker-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const icon = (): string => {
  const svg = readFileSync(new URL('public/earshot.svg', import.meta.url), 'utf8');
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
};

const pageOf = (script: string, style: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Case file · Earshot</title>
<link rel="icon" href="${icon()}">
<style>${style}</style>
</head>
<body>
<div id="root"></div>
<noscript>This is a case file of Earshot: a Teams call and the viewer for it, in one file. It needs JavaScript, and no network.</noscript>
${CASE_PLACE}
<script type="module">${script}</script>
</body>
</html>
`;
