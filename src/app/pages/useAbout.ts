import { useMemo } from 'react';
import type { About } from '#quality/diagnose';
import type { SessionList } from './useSessionList.ts';

/** Whose ticket it is, by row key, and of when. */
export const useAbout = ({ view, keys }: SessionList): About => {
  const person = view.who === undefined ? undefined : keys.get(view.who);
  const { at } = view;
  return useMemo(
    () => ({ ...(person !== undefined && { person }), ...(at !== undefined && { at }) }),
    [person, at],
  );
};
