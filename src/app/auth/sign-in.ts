import {
  BrowserCacheLocation,
  CacheLookupPolicy,
  InteractionRequiredAuthError,
  PublicClientApplication,
  ServerError,
  type AccountInfo,
  type Configuration,
} from '@azure/msal-browser';
import type { AppSettings } from '#contract/me';
import { ApiError } from '../data/ApiError.ts';
import { returnPath } from './return-path.ts';

export type SignedInAs = {
  /** From the ID token; the proxy token carries no name. */
  readonly name: string;
  readonly username: string;
};

/** Microsoft's sign-in as the app uses it: by redirect, one account, one scope. */
export type SignIn = {
  readonly account: SignedInAs | undefined;
  /** Where the person wanted to go when they were sent away to sign in. */
  readonly returnTo: string | undefined;
  /** Leaves the page. */
  readonly begin: (returnTo: string) => Promise<void>;
  /** The access token for the proxy's API. `fresh` has Microsoft issue a new one, silently. */
  readonly accessToken: (options: { readonly fresh: boolean }) => Promise<string>;
  /** Leaves the page. */
  readonly end: () => Promise<void>;
};

/** Reads what a redirect brought back, if this page load is one. Rejects with `sign-in-refused`. */
export const openSignIn = async (settings: AppSettings['signIn'], origin: string): Promise<SignIn> => {
  const msal = new PublicClientApplication(configuration(settings, origin));
  await msal.initialize();
  const answer = await refusable(() => msal.handleRedirectPromise({ navigateToLoginRequestUrl: false }));
  const account = answer?.account ?? msal.getAllAccounts()[0];
  const scopes = [settings.scope];
  return {
    account: account && signedInAs(account),
    returnTo: returnPath(answer?.state),
    begin: (returnTo) => msal.loginRedirect({ scopes, state: returnTo }),
    accessToken: async ({ fresh }) => {
      if (!account) throw new ApiError('sign-in-needed');
      const request = { scopes, account, cacheLookupPolicy: fresh ? ANEW : KEPT_OR_ANEW };
      return (await refusable(() => msal.acquireTokenSilent(request))).accessToken;
    },
    end: () => msal.logoutRedirect(account ? { account } : {}),
  };
};

/**
 * Never by a hidden frame: our pages refuse to be framed, so that Microsoft's answer could not come back in one and
 * would be waited for in vain.
 */
const ANEW = CacheLookupPolicy.RefreshToken;
const KEPT_OR_ANEW = CacheLookupPolicy.AccessTokenAndRefreshToken;

const configuration = (settings: AppSettings['signIn'], origin: string): Configuration => ({
  auth: {
    clientId: settings.clientId,
    authority: settings.authority,
    redirectUri: `${origin}/`,
    postLogoutRedirectUri: `${origin}/signed-out`,
    ...(settings.knownAuthorities ? { knownAuthorities: [...settings.knownAuthorities] } : {}),
    ...(settings.authorityMetadata ? { authorityMetadata: settings.authorityMetadata } : {}),
  },
  cache: { cacheLocation: BrowserCacheLocation.SessionStorage },
});

const signedInAs = (account: AccountInfo): SignedInAs => ({
  name: account.name ?? account.username,
  username: account.username,
});

const refusable = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
  try {
    return await ask();
  } catch (cause) {
    if (wantsThePerson(cause)) throw new ApiError('sign-in-needed', { cause });
    throw new ApiError(navigator.onLine ? 'sign-in-refused' : 'offline', { cause });
  }
};

/** A refresh token that has expired or was taken back answers `invalid_grant`, which asks for a new sign-in as well. */
const wantsThePerson = (cause: unknown): boolean =>
  cause instanceof InteractionRequiredAuthError ||
  (cause instanceof ServerError && cause.errorCode === 'invalid_grant');
