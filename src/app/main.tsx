import { StrictMode, Suspense, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadProviders, openPage, SIGNED_OUT_PATH } from './open-page.tsx';
import { openAccess } from './auth/access.ts';
import { hasSignInTraces } from './auth/sign-in-traces.ts';
import { CrashBoundary } from './CrashBoundary.tsx';
import { setDesk } from './data/desk/client.ts';
import { deskInWorker } from './data/desk/in-worker.ts';
import { CrashPage } from './frame/CrashPage.tsx';
import { applyTheme } from './frame/preferences.ts';
import { fetchPageOf } from './page-parts.ts';
import './ui/tokens.css';
import './ui/parts.css';

applyTheme();
setDesk(deskInWorker);

const hasTraces = hasSignInTraces(Object.keys(sessionStorage), location.href);

/** Waits for what a redirect brought back, because the router must not see the code in the address. */
const start = async (): Promise<ReactNode> => {
  const access = await openAccess({
    fetch: (input, init) => fetch(input, init),
    origin: location.origin,
    now: () => performance.now(),
    hasTraces,
  });
  if (access.kind === 'signed-in' && access.returnTo !== undefined) {
    history.replaceState(null, '', access.returnTo);
    fetchPageOf(location.pathname);
  }
  // Microsoft sends its own parameters along; they mean nothing any more.
  if (location.pathname === SIGNED_OUT_PATH) history.replaceState(null, '', SIGNED_OUT_PATH);
  return openPage(access);
};

// Whoever has signed in, or is just coming back from it, will want the rest: it loads beside the questions.
if (hasTraces) {
  void loadProviders().catch(() => undefined);
  fetchPageOf(location.pathname);
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const draw = (page: ReactNode) =>
  createRoot(root).render(
    <StrictMode>
      <CrashBoundary>
        <Suspense>{page}</Suspense>
      </CrashBoundary>
    </StrictMode>,
  );
// Nothing is drawn before there is a page: React keeps a fallback for 300 ms once it is there, even an empty one.
start().then(draw, (error: unknown) => draw(<CrashPage error={error} />));
