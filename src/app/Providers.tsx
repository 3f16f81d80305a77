import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { MINUTE_MS } from '#base/units';
import type { SignedIn } from './auth/access.ts';
import { RoleGate } from './auth/RoleGate.tsx';
import { retryDelayMs, shouldRetry } from './data/retry.ts';
import { fetchPagesAhead } from './page-parts.ts';
import { createAppRouter } from './routes.tsx';

/** By then the page that was asked for is there. */
const QUIET_MS = 3_000;

const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        gcTime: 5 * MINUTE_MS,
        retry: shouldRetry,
        retryDelay: retryDelayMs,
        // Nothing moves under the hand: a list is read again when a person asks for it.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });

/** The app of somebody signed in. */
export const Providers = ({ signedIn }: { readonly signedIn: SignedIn }) => {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(createAppRouter);
  useEffect(() => {
    const timer = setTimeout(fetchPagesAhead, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <QueryClientProvider client={queryClient}>
      <RoleGate signedIn={signedIn}>
        <RouterProvider router={router} />
      </RoleGate>
    </QueryClientProvider>
  );
};
