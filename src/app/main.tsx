import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { openAccess } from './auth/access.ts';
import { applyTheme } from './frame/preferences.ts';
import { Providers } from './Providers.tsx';
import './ui/tokens.css';
import './ui/parts.css';

applyTheme();

const start = async () => {
  const access = await openAccess({
    fetch: (input, init) => fetch(input, init),
    origin: location.origin,
    now: () => performance.now(),
  });
  if (access.kind === 'signed-in' && access.returnTo !== undefined) {
    history.replaceState(null, '', access.returnTo);
  }
  return access;
};

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const access = start();
createRoot(root).render(
  <StrictMode>
    <Suspense>
      <Providers access={access} />
    </Suspense>
  </StrictMode>,
);
