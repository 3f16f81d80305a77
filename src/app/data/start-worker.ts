// Vite answers these requests with the addresses of the workers' own files; there are no such modules on disk.
// eslint-disable-next-line import/default
import deskUrl from './desk/desk.worker.ts?worker&url';
// eslint-disable-next-line import/default
import parseUrl from './parse.worker.ts?worker&url';

const URLS = { desk: deskUrl, parse: parseUrl } as const;

/** Chromium's name for what may become a script; others have no such thing and take the address as it is. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => unknown };
};

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Our Content Security Policy lets one policy of this name make script addresses, and this one makes ours alone. */
const trustedUrl = (url: string): string | URL => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('cq-worker', {
    createScriptURL: (asked) => {
      if (!Object.values(URLS).includes(asked)) throw new TypeError('Only our own workers may be started.');
      return asked;
    },
  });
  return (policy?.createScriptURL(url) ?? url) as string;
};

/** `parse` reads files, `desk` reads calls: each closed off from the page but for its messages. */
export const startWorker = (name: keyof typeof URLS): Worker =>
  new Worker(trustedUrl(URLS[name]), { type: 'module', name });
