/**
 * Run after every change of dependencies. Where a registry lacks some other platform's binaries, npm leaves those out of
 * package-lock.json, and `npm ci` then fails with “Missing: … from lock file” (npm/cli#9846). This adds them back as
 * optional entries, named only.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Entry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lockfile = { packages: Record<string, Entry> };

const OS: Record<string, string> = {
  darwin: 'darwin',
  linux: 'linux',
  linuxmusl: 'linux',
  win32: 'win32',
  windows: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  sunos: 'sunos',
  aix: 'aix',
  openharmony: 'openharmony',
};
const CPU: Record<string, string> = {
  x64: 'x64',
  x86_64: 'x64',
  arm64: 'arm64',
  aarch64: 'arm64',
  arm: 'arm',
  armv7: 'arm',
  ia32: 'ia32',
  x86: 'ia32',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  mips64el: 'mips64el',
  wasm32: 'wasm32',
};

const LIBC: Record<string, string> = {
  musl: 'musl',
  linuxmusl: 'musl',
  gnu: 'glibc',
  gnueabihf: 'glibc',
  musleabihf: 'musl',
};

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
const { packages } = lockfile;

const parts = (name: string): string[] => name.toLowerCase().split(/[/-]/);
const named = (name: string, table: Record<string, string>): string | undefined => {
  const hit = parts(name).find((part) => Object.hasOwn(table, part));
  return hit === undefined ? undefined : table[hit];
};

const missingOf = ([path, entry]: [string, Entry]): [string, Entry][] =>
  Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]): [string, Entry][] => {
    const root = `node_modules/${name}`;
    const nested = `${path}/node_modules/${name}`;
    if (!EXACT.test(version) || packages[root]?.version === version || packages[nested]?.version === version)
      return [];
    const os = named(name, OS);
    const cpu = named(name, CPU);
    const libc = named(name, LIBC);
    return [
      [
        packages[root] === undefined ? root : nested,
        {
          version,
          ...(entry.dev === true ? { dev: true } : {}),
          optional: true,
          ...(os === undefined ? {} : { os: [os] }),
          ...(cpu === undefined ? {} : { cpu: [cpu] }),
          ...(libc === undefined ? {} : { libc: [libc] }),
        },
      ],
    ];
  });

const added = Object.entries(packages)
  .filter(([path]) => path !== '')
  .flatMap(missingOf);
const sorted = Object.entries({ ...packages, ...Object.fromEntries(added) }).sort(([a], [b]) =>
  a.localeCompare(b, 'en'),
);
lockfile.packages = Object.fromEntries(sorted);
writeFileSync('package-lock.json', `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`${added.length} optional packages added to package-lock.json`);
