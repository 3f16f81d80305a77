import { useEffect } from 'react';

/** By then the page that was asked for is there. */
const QUIET_MS = 3_000;

/** What the page of a call shows of some calls, or when somebody asks for it. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('../features/session-grid/GridTooltip.tsx'),
  () => import('./BothEnds.tsx'),
  () => import('./PathOfTwo.tsx'),
  () => import('#report/session/person-facts'),
];

/** Fetches it before anyone asks: without a connection it could not be had any more. */
export const useFurtherParts = (): void => {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of PARTS) void load().catch(() => undefined);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
};
