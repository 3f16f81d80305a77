import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { useState } from 'react';
import { SignInButton } from './auth/SignInButton.tsx';
import { FileDrop } from './frame/FileDrop.tsx';
import { CrashPage } from './frame/CrashPage.tsx';
import { PlainFrame } from './frame/PlainFrame.tsx';
import { parseSearchText, writeSearchText } from './search-text.ts';

type Props = { readonly signIn: (returnTo: string) => Promise<void> };

/** Calls from files for somebody who is not signed in: the same pages, and nothing that asks the network. */
export const FileApp = ({ signIn }: Props) => {
  const [queryClient] = useState(() => new QueryClient());
  const [router] = useState(() => createFileRouter(signIn));
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
};

const createFileRouter = (signIn: Props['signIn']) => {
  const root = createRootRoute({
    component: () => (
      <PlainFrame right={<SignInButton signIn={() => signIn('/calls')} />}>
        <Outlet />
        <FileDrop />
      </PlainFrame>
    ),
  });
  const call = createRoute({
    getParentRoute: () => root,
    path: '/calls/$id',
    component: lazyRouteComponent(() => import('./pages/CallRoute.tsx'), 'CallRoute'),
  });
  const session = createRoute({
    getParentRoute: () => root,
    path: '/calls/$id/sessions/$session',
    component: lazyRouteComponent(() => import('./pages/SessionRoute.tsx'), 'SessionRoute'),
  });
  const rules = createRoute({
    getParentRoute: () => root,
    path: '/rules',
    component: lazyRouteComponent(() => import('./pages/RulesPage.tsx'), 'RulesPage'),
  });
  return createRouter({
    routeTree: root.addChildren([call, session, rules]),
    parseSearch: parseSearchText,
    stringifySearch: writeSearchText,
    defaultErrorComponent: CrashPage,
  });
};
