import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { SessionPart } from '#report/list/session-rows';
import { writeSessionPlace } from './session-place.ts';

/**
 * To a session's page, which keeps the list's filter and order: its arrows step through them, and Esc goes back.
 * With a value's path, the page begins at that line of the JSON.
 */
export const useGoToSession = (id: string, { replace }: { readonly replace: boolean }) => {
  const router = useRouter();
  return useCallback(
    (to: SessionPart | undefined, value?: string) => {
      if (to === undefined) return;
      void router.navigate({
        to: '/calls/$id/sessions/$session',
        params: { id, session: writeSessionPlace(to) },
        search: (before) => (value === undefined ? before : { ...before, value }),
        replace,
      });
    },
    [id, replace, router],
  );
};
