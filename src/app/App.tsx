import { lazy, use } from 'react';
import type { Access } from './auth/access.ts';
import { loadPart } from './data/load-part.ts';
import { SignedOutPage } from './auth/SignedOutPage.tsx';
import { SignInPage } from './auth/SignInPage.tsx';
import { UnavailablePage } from './auth/UnavailablePage.tsx';

export const SIGNED_OUT_PATH = '/signed-out';

/** Router, queries and pages are loaded for those who are signed in. */
export const loadProviders = () => loadPart(() => import('./Providers.tsx'));
const Providers = lazy(async () => ({ default: (await loadProviders()).Providers }));

/** Waits for what a redirect brought back, because the router must not see the code in the address. */
export const App = ({ access }: { readonly access: Promise<Access> }) => {
  const known = use(access);
  switch (known.kind) {
    case 'unavailable':
      return <UnavailablePage error={known.error} />;
    case 'signed-out':
      return location.pathname === SIGNED_OUT_PATH ? (
        <SignedOutPage signIn={known.signIn} />
      ) : (
        <SignInPage signIn={known.signIn} />
      );
    case 'signed-in':
      return <Providers signedIn={known} />;
  }
};
