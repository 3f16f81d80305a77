import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = ['src', 'e2e', 'docs'].flatMap((folder) => [
  `/${folder}`,
  ...readdirSync(`${root}${folder}`, { recursive: true }).map((name) => `/${folder}/${String(name)}`),
]);

test('the page that tells what shows each promise names files that there are', () => {
  const page = readFileSync(`${root}docs/security.md`, 'utf8');
  const named = [...page.matchAll(/`([\w./-]+\/|[\w./-]+\.tsx?)`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(150);
  const missing = named.filter((name) => !files.some((file) => file.endsWith(`/${name.replace(/\/$/, '')}`)));
  expect(missing).toEqual([]);
});
