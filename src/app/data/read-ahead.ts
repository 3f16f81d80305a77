import type { Body } from './client.ts';
import { onForgetCalls } from './forget-calls.ts';

type Fetch = (link: string) => Promise<Body>;

/** Of so many calls that are read side by side; a page of a thousand sessions is some 6 MB as JSON. */
const MOST = 3;
const ahead = new Map<string, Promise<Body>>();
onForgetCalls(() => ahead.clear());

/** Asks for a page that will be wanted next, while the one before it is being read. */
export const fetchAhead = (link: string, fetch: Fetch): void => {
  if (ahead.has(link)) return;
  const body = fetch(link);
  // Whoever asks for it is told; when nobody does, its failure is nobody's.
  body.catch(() => ahead.delete(link));
  ahead.set(link, body);
  for (const oldest of ahead.keys()) {
    if (ahead.size <= MOST) break;
    ahead.delete(oldest);
  }
};

/** The body of a page: the one that was asked for ahead, once, else asked for now. */
export const fetchedAhead = (link: string, fetch: Fetch): Promise<Body> => {
  const found = ahead.get(link);
  ahead.delete(link);
  return found ?? fetch(link);
};
