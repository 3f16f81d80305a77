import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { use, useState } from 'react';
import type { Access } from './auth/access.ts';
import { AccessContext } from './auth/AccessContext.ts';
import { retryDelayMs, shouldRetry } from './data/retry.ts';
import { MINUTE_MS } from '#base/units';
import { createAppRouter } from './routes.tsx';

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

/** Waits for what a redirect brought back, because the router must not see the code in the address. */
export const Providers = ({ access }: { readonly access: Promise<Access> }) => {
  const known = use(access);
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(createAppRouter);
  return (
    <AccessContext value={known}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </AccessContext>
  );
};
