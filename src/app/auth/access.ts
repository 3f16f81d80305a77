import { GRAPH_VERSIONS, ME_PATH, REVOKE_PATH } from '#contract/routes';
import type { AppSettings, Me } from '#contract/me';
import { ApiError } from '../data/ApiError.ts';
import { createApi, reach, readAnswer, type Api } from '../data/client.ts';
import { loadPart } from '../data/load-part.ts';
import { createAccessWatch, type AccessWatch } from './access-watch.ts';
import { createExchange, type ProxyToken } from './exchange.ts';
import type { SignedInAs, SignIn } from './sign-in.ts';
import { createTokenKeeper, type TokenKeeper } from './token-keeper.ts';

/** How this page load stands towards the proxy. */
export type Access =
  | { readonly kind: 'unavailable'; readonly error: ApiError }
  | { readonly kind: 'signed-out'; readonly signIn: (returnTo: string) => Promise<void> }
  | ({ readonly kind: 'signed-in' } & SignedIn);

export type SignedIn = {
  readonly settings: AppSettings;
  readonly as: SignedInAs;
  readonly api: Api;
  readonly watch: AccessWatch;
  /** Where the person was going before they were sent to sign in. */
  readonly returnTo: string | undefined;
  readonly signIn: (returnTo: string) => Promise<void>;
  /** Revokes and forgets the proxy token and leaves for Microsoft's sign-out. */
  readonly signOut: () => Promise<void>;
};

type Deps = {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly now: () => number;
  /** Whether MSAL may know of somebody; else it is loaded when somebody signs in. */
  readonly hasTraces: boolean;
};

/** MSAL: a fifth of all that the app loads, and of no use before somebody signs in. */
const loadSignIn = () => loadPart(() => import('./sign-in.ts'));

/** Settings first, because they say who signs people in; then what a redirect may have brought back. */
export const openAccess = async (deps: Deps): Promise<Access> => {
  try {
    const [settings] = await Promise.all([readSettings(deps.fetch), deps.hasTraces && loadSignIn()]);
    const open = async (): Promise<SignIn> => (await loadSignIn()).openSignIn(settings.signIn, deps.origin);
    if (!deps.hasTraces) return signedOut(async (returnTo) => (await open()).begin(returnTo));
    const signIn = await open();
    return signIn.account ? signedIn(deps, settings, signIn, signIn.account) : signedOut(signIn.begin);
  } catch (error) {
    if (error instanceof ApiError) return { kind: 'unavailable', error };
    throw error;
  }
};

const signedOut = (signIn: SignIn['begin']): Access => ({ kind: 'signed-out', signIn });

const signedIn = (deps: Deps, settings: AppSettings, signIn: SignIn, as: SignedInAs): Access => {
  const exchange = createExchange({ fetch: deps.fetch, settings, subjectToken: signIn.accessToken });
  const watch = createAccessWatch();
  const token = createTokenKeeper({ exchange: watched(exchange, watch), now: deps.now });
  return {
    kind: 'signed-in',
    settings,
    as,
    watch,
    api: createApi({ fetch: deps.fetch, origin: deps.origin, token, graphVersion: settings.graphVersion }),
    returnTo: signIn.returnTo,
    signIn: signIn.begin,
    signOut: async () => {
      await revoke(deps.fetch, token, settings.signIn.clientId);
      token.forget();
      await signIn.end();
    },
  };
};

/** Whatever the token endpoint says, the whole app hears of it, whoever asked. */
const watched =
  (exchange: () => Promise<ProxyToken>, watch: AccessWatch) => async (): Promise<ProxyToken> => {
    try {
      const token = await exchange();
      watch.granted(token.scope);
      return token;
    } catch (error) {
      if (error instanceof ApiError) watch.refused(error);
      throw error;
    }
  };

/** A token that cannot be revoked, because the network is gone, ends by itself in minutes: sign-out goes on. */
const revoke = async (fetch: Deps['fetch'], token: TokenKeeper, clientId: string): Promise<void> => {
  const held = token.held();
  if (held === undefined) return;
  const body = new URLSearchParams({ token: held, client_id: clientId });
  const headers = { authorization: `Bearer ${held}` };
  await fetch(REVOKE_PATH, { method: 'POST', body, headers })
    .then((response) => response.text())
    .catch(() => undefined);
};

const readSettings = async (fetch: Deps['fetch']): Promise<AppSettings> => {
  const me = await readAnswer(await reach(() => fetch(ME_PATH, { headers: { accept: 'application/json' } })));
  if (isMe(me)) return me.settings;
  throw new ApiError('unreadable', { reason: 'The server’s settings are not there.' });
};

/** Our own server's answer of our own version: checked only as far as to tell it from a stranger's page. */
const isMe = (json: unknown): json is Me => {
  if (typeof json !== 'object' || json === null || !('settings' in json)) return false;
  const { settings } = json as Partial<Me>;
  return (
    typeof settings?.signIn?.clientId === 'string' &&
    typeof settings.signIn.authority === 'string' &&
    GRAPH_VERSIONS.includes(settings.graphVersion)
  );
};
