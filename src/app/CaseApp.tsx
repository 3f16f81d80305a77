import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  redirect,
  RouterProvider,
} from '@tanstack/react-router';
import { useState } from 'react';
import { CrashPage } from './frame/CrashPage.tsx';
import { PlainFrame } from './frame/PlainFrame.tsx';
import { CasePage, CaseSessionPage } from './pages/CasePage.tsx';
import { FILE_ID } from './pages/file-id.ts';
import { RulesPage } from './pages/RulesPage.tsx';
import { parseSearchText, writeSearchText } from './search-text.ts';

/** The viewer inside a case file: the pages of a call opened from files, and no way to anywhere else. */
export const CaseApp = () => {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } }),
  );
  const [router] = useState(createCaseRouter);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
};

/** A file opened from disk has no paths, so that addresses stand behind its `#`. */
const createCaseRouter = () => {
  const root = createRootRoute({
    component: () => (
      <PlainFrame
        right={<span className="muted">Case file: everything is inside, nothing is sent anywhere</span>}
      >
        <Outlet />
      </PlainFrame>
    ),
  });
  const call = createRoute({ getParentRoute: () => root, path: '/calls/$id', component: CasePage });
  const session = createRoute({
    getParentRoute: () => root,
    path: '/calls/$id/sessions/$session',
    component: CaseSessionPage,
  });
  const rules = createRoute({ getParentRoute: () => root, path: '/rules', component: RulesPage });
  const other = createRoute({
    getParentRoute: () => root,
    path: '$',
    beforeLoad: () => {
      throw redirect({ to: '/calls/$id', params: { id: FILE_ID }, replace: true });
    },
  });
  return createRouter({
    routeTree: root.addChildren([call, session, rules, other]),
    history: createHashHistory(),
    parseSearch: parseSearchText,
    stringifySearch: writeSearchText,
    defaultErrorComponent: CrashPage,
  });
};
