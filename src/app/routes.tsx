import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { CrashMessage } from './frame/CrashMessage.tsx';
import { CrashPage } from './frame/CrashPage.tsx';
import { FrameWithPage } from './frame/FrameWithPage.tsx';
import { loadCallPage, loadCallsPage, loadSessionPage } from './page-parts.ts';
import { CallsGate } from './pages/CallsGate.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { parseSearchText, writeSearchText } from './search-text.ts';

const root = createRootRoute({ component: Outlet, errorComponent: CrashPage });

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: FrameWithPage,
  errorComponent: CrashPage,
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/calls', replace: true });
  },
});

/** What opens calls is decided once for all pages that show them. */
const callPages = createRoute({
  getParentRoute: () => frame,
  id: 'call-pages',
  component: CallsGate,
});

const calls = createRoute({
  getParentRoute: () => callPages,
  path: '/calls',
  component: lazyRouteComponent(loadCallsPage, 'CallsPage'),
});

const call = createRoute({
  getParentRoute: () => callPages,
  path: '/calls/$id',
  component: lazyRouteComponent(loadCallPage, 'CallRoute'),
});

const session = createRoute({
  getParentRoute: () => callPages,
  path: '/calls/$id/sessions/$session',
  component: lazyRouteComponent(loadSessionPage, 'SessionRoute'),
});

const rules = createRoute({
  getParentRoute: () => frame,
  path: '/rules',
  component: lazyRouteComponent(() => import('./pages/RulesPage.tsx'), 'RulesPage'),
});

const audit = createRoute({
  getParentRoute: () => frame,
  path: '/audit',
  component: lazyRouteComponent(() => import('./pages/AuditPage.tsx'), 'AuditPage'),
});

const health = createRoute({
  getParentRoute: () => frame,
  path: '/health',
  component: lazyRouteComponent(() => import('./pages/HealthPage.tsx'), 'HealthPage'),
});

const other = createRoute({
  getParentRoute: () => frame,
  path: '$',
  component: NotFoundPage,
});

export const createAppRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      frame.addChildren([home, callPages.addChildren([calls, call, session]), rules, audit, health, other]),
    ]),
    parseSearch: parseSearchText,
    stringifySearch: writeSearchText,
    defaultErrorComponent: CrashMessage,
    defaultPreload: 'intent',
    scrollRestoration: true,
    // Its own fallback is the address, which would put record ids into session storage.
    getScrollRestorationKey: ({ state }) => state.__TSR_key ?? 'first',
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
