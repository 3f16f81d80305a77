// Vite answers this request with the address of the worker's own file; there is no such module on disk.
// eslint-disable-next-line import/default
import workerUrl from './parse.worker.ts?worker&url';

/** Chromium's name for what may become a script; others have no such thing and take the address as it is. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => unknown };
};

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Our Content Security Policy lets one policy of this name make script addresses, and this one makes one of them. */
const trustedUrl = (): string | URL => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('cq-worker', {
    createScriptURL: (url) => {
      if (url !== workerUrl) throw new TypeError('Only our own worker may be started.');
      return url;
    },
  });
  return (policy?.createScriptURL(workerUrl) ?? workerUrl) as string;
};

/** A worker that reads files, closed off from the page but for its messages. */
export const startParseWorker = (): Worker => new Worker(trustedUrl(), { type: 'module', name: 'parse' });
