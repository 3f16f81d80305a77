import type { Plugin } from 'vite';

const FOLDER = '/@azure/msal-browser/dist/';

/**
 * Ways of signing in that the app never takes: popups, hidden frames (our pages refuse to be framed), the broker of the
 * operating system, and accounts kept beyond the tab. MSAL chooses among them by its configuration, so that bundlers must
 * keep them all: a quarter of the library.
 */
const NEVER_TAKEN = [
  'broker/nativeBroker/PlatformAuthDOMHandler',
  'broker/nativeBroker/PlatformAuthExtensionHandler',
  'cache/LocalStorage',
  'interaction_client/PlatformAuthInteractionClient',
  'interaction_client/PopupClient',
  'interaction_client/SilentAuthCodeClient',
  'interaction_client/SilentIframeClient',
];

/** Leaves those out of the bundle. Should one be asked for after all, it says so; should MSAL move one, the build does. */
export const signInParts = (): Plugin => {
  const met = new Set<string>();
  return {
    name: 'earshot-sign-in-parts',
    apply: 'build',
    load: (id) => {
      const part = NEVER_TAKEN.find((path) => id.endsWith(`${FOLDER}${path}.mjs`));
      if (part === undefined) return undefined;
      met.add(part);
      const name = part.slice(part.lastIndexOf('/') + 1);
      return `export class ${name} { constructor() { throw new Error('${name} is left out of this build.'); } }`;
    },
    buildEnd: (error) => {
      const missed = NEVER_TAKEN.filter((path) => !met.has(path));
      if (error === undefined && met.size > 0 && missed.length > 0)
        throw new Error(`MSAL no longer has ${missed.join(', ')}: look what became of it.`);
    },
  };
};
