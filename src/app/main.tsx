import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App, loadProviders, SIGNED_OUT_PATH } from './App.tsx';
import { openAccess } from './auth/access.ts';
import { CrashBoundary } from './CrashBoundary.tsx';
import { setDesk } from './data/desk/client.ts';
import { deskInWorker } from './data/desk/in-worker.ts';
import { applyTheme } from './frame/preferences.ts';
import './ui/tokens.css';
import './ui/parts.css';

applyTheme();
setDesk(deskInWorker);

const start = async () => {
  const access = await openAccess({
    fetch: (input, init) => fetch(input, init),
    origin: location.origin,
    now: () => performance.now(),
  });
  if (access.kind === 'signed-in' && access.returnTo !== undefined) {
    history.replaceState(null, '', access.returnTo);
  }
  // Microsoft sends its own parameters along; they mean nothing any more.
  if (location.pathname === SIGNED_OUT_PATH) history.replaceState(null, '', SIGNED_OUT_PATH);
  return access;
};

// Whoever has signed in, or is just coming back from it, will want the rest: it loads beside the questions.
if (Object.keys(sessionStorage).some((key) => key.startsWith('msal.'))) void loadProviders();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const access = start();
createRoot(root).render(
  <StrictMode>
    <CrashBoundary>
      <Suspense>
        <App access={access} />
      </Suspense>
    </CrashBoundary>
  </StrictMode>,
);
