import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { CrashPage } from './frame/CrashPage.tsx';
import { FrameWithPage } from './frame/FrameWithPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { parseSearchText, writeSearchText } from './search-text.ts';

const root = createRootRoute({ component: Outlet });

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: FrameWithPage,
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

const session = createRoute({
  getParentRoute: () => frame,
  path: '/calls/$id/sessions/$session',
  component: lazyRouteComponent(() => import('./pages/SessionRoute.tsx'), 'SessionRoute'),
});

const rules = createRoute({
  getParentRoute: () => frame,
  path: '/rules',
  component: lazyRouteComponent(() => import('./pages/RulesPage.tsx'), 'RulesPage'),
});

const other = createRoute({
  getParentRoute: () => frame,
  path: '$',
  component: NotFoundPage,
});

export const createAppRouter = () =>
  createRouter({
    routeTree: root.addChildren([frame.addChildren([home, calls, call, session, rules, other])]),
    parseSearch: parseSearchText,
    stringifySearch: writeSearchText,
    defaultErrorComponent: CrashPage,
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
