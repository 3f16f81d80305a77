import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setStage, type Stage } from '../testing.ts';

let stage: Stage;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-app-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Earshot</title>');
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, 'assets', 'app-1a2b3c.js'), 'export {};\n'.repeat(500));
  stage = await setStage({}, { appFiles: folder });
});
afterAll(async () => {
  await stage.stop();
  await rm(folder, { recursive: true });
});

test.each([
  '/',
  '/calls',
  '/calls/e523d2ed-2966-4b6b-925b-754a88034cc5?rated=poor',
  '/calls/nonsense',
  '/signed-out',
])('%s is a page of the app under the strict policy', async (url) => {
  const { statusCode, headers, body } = await stage.get(url);
  expect([statusCode, body]).toEqual([200, '<!doctype html><title>Earshot</title>']);
  const authority = stage.config.authority;
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      `worker-src 'self'; connect-src 'self' ${authority}; frame-src 'self' ${authority}; ` +
      `form-action 'self' ${authority}; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; ` +
      "require-trusted-types-for 'script'; trusted-types cq-worker; report-uri /csp-report",
  );
  expect(headers).toMatchObject({
    'cache-control': 'no-cache',
    'cross-origin-opener-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'x-content-type-options': 'nosniff',
  });
});

test('having signed out clears what the browser kept', async () => {
  expect((await stage.get('/signed-out')).headers['clear-site-data']).toBe('"cache", "storage"');
  expect((await stage.get('/calls')).headers).not.toHaveProperty('clear-site-data');
});

test('files with a hash in their name are kept for good and sent compressed', async () => {
  const { headers } = await stage.get('/assets/app-1a2b3c.js', { headers: { 'accept-encoding': 'gzip' } });
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'gzip',
    'x-content-type-options': 'nosniff',
  });
  expect((await stage.get('/icon.svg')).headers['cache-control']).toBe('no-cache');
});

test('what is not there is not found, and no file outside is', async () => {
  for (const url of ['/assets/gone-1.js', '/nowhere', '/assets/..%2f..%2fetc/passwd', '/index.html/x'])
    expect([400, 404]).toContain((await stage.get(url)).statusCode);
});

test('a person on a wrong link gets the app, which says so; a program gets the problem', async () => {
  const wrong = await stage.get('/nowhere', { headers: { accept: 'text/html,*/*' } });
  expect([wrong.statusCode, wrong.body]).toEqual([404, '<!doctype html><title>Earshot</title>']);
  expect(wrong.headers['content-security-policy']).toContain("script-src 'self'");
  const asked = await stage.get('/api/nowhere', { headers: { accept: 'text/html' } });
  expect([asked.statusCode, asked.json()]).toMatchObject([404, { code: 'not-found' }]);
  expect((await stage.get('/nowhere')).json()).toMatchObject({ code: 'not-found' });
});

test('a report of the page policy is taken without an answer, and its addresses are not logged', async () => {
  const report = {
    'csp-report': { 'effective-directive': 'script-src', 'document-uri': 'http://localhost/calls/secret' },
  };
  const { statusCode } = await stage.proxy.inject({
    method: 'POST',
    url: '/csp-report',
    headers: { 'content-type': 'application/csp-report' },
    payload: JSON.stringify(report),
  });
  expect(statusCode).toBe(204);
  expect(stage.log.join('')).toContain('"directive":"script-src"');
  expect(stage.log.join('')).not.toContain('secret');
});
