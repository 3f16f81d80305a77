import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { AccessGate } from './auth/AccessGate.tsx';
import { CrashPage } from './pages/CrashPage.tsx';
import { SignedOutPage } from './pages/SignedOutPage.tsx';
import { parseSearchText, writeSearchText } from './search-text.ts';

const root = createRootRoute({ component: Outlet });

const signedOut = createRoute({
  getParentRoute: () => root,
  path: '/signed-out',
  component: SignedOutPage,
});

const gate = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: () => (
    <AccessGate>
      <Outlet />
    </AccessGate>
  ),
});

/** What only somebody signed in needs is loaded then. */
const frame = createRoute({
  getParentRoute: () => gate,
  id: 'frame',
  component: lazyRouteComponent(() => import('./frame/FrameWithPage.tsx'), 'FrameWithPage'),
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/calls', replace: true });
  },
});

const calls = createRoute({
  getParentRoute: () => frame,
  path: '/calls',
  component: lazyRouteComponent(() => import('./pages/CallsPage.tsx'), 'CallsPage'),
});

const call = createRoute({
  getParentRoute: () => frame,
  path: '/calls/$id',
  component: lazyRouteComponent(() => import('./pages/CallRoute.tsx'), 'CallRoute'),
});

const other = createRoute({
  getParentRoute: () => frame,
  path: '$',
  component: lazyRouteComponent(() => import('./pages/NotFoundPage.tsx'), 'NotFoundPage'),
});

export const createAppRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      signedOut,
      gate.addChildren([frame.addChildren([home, calls, call, other])]),
    ]),
    parseSearch: parseSearchText,
    stringifySearch: writeSearchText,
    defaultErrorComponent: CrashPage,
    defaultPreload: 'intent',
    scrollRestoration: false,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
