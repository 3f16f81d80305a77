import { wakeDesk } from './data/desk/client.ts';
import { loadPart } from './data/load-part.ts';

export const loadCallsPage = () => loadPart(() => import('./pages/CallsPage.tsx'));
export const loadCallPage = () => loadPart(() => import('./pages/CallRoute.tsx'));
export const loadSessionPage = () => loadPart(() => import('./pages/SessionRoute.tsx'));

/** The router loads the page once more and says what is wrong. */
const fetchAhead = (load: () => Promise<unknown>): void => void load().catch(() => undefined);

/** Fetches the pages of calls before anyone goes there: without a connection they could not be had any more. */
export const fetchPagesAhead = (): void => {
  for (const load of [loadCallsPage, loadCallPage, loadSessionPage]) fetchAhead(load);
};

/** Fetches the page of an address while the server is still asked who wants to see it, and wakes what reads its call. */
export const fetchPageOf = (path: string): void => {
  if (path.startsWith('/calls/')) wakeDesk();
  if (/^\/calls\/[^/]+\/sessions\//.test(path)) fetchAhead(loadSessionPage);
  else if (path.startsWith('/calls/')) fetchAhead(loadCallPage);
  else if (path === '/' || path === '/calls') fetchAhead(loadCallsPage);
};
