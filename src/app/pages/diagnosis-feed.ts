import type { Session } from '#calls/model';
import { createDiagnosis, type About, type Diagnosis, type DiagnosisOptions } from '#quality/diagnose';
import type { SessionsPage } from '../data/queries.ts';

type Pages = readonly Pick<SessionsPage, 'sessions'>[];

/** Runs something a little later, when the browser has had time for the page. */
export type Later = (run: () => void) => void;

/** What was found, in how many pages, and for which ticket. */
type Found = { readonly diagnosis: Diagnosis; readonly pages: number; readonly about: About };

/** Diagnoses pages as they come, a slice at a time, so that none of them holds up the page. */
export type DiagnosisFeed = {
  /** Takes the pages that are new; another record's pages need another feed. */
  readonly read: (pages: Pages) => void;
  /** The same for another ticket, without reading anything again. */
  readonly about: (about: About) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Undefined until the first pages are through; the same object until something has changed. */
  readonly current: () => Found | undefined;
};

/** A slice of so many sessions takes half a frame at most: 0.2 ms each. What is told of the whole comes after the last. */
const SLICE = 30;

/** A feed with nothing read. It says what it found when it has caught up with the pages it was given. */
export const createDiagnosisFeed = (options: DiagnosisOptions, later: Later): DiagnosisFeed => {
  const diagnoser = createDiagnosis(options);
  const listeners = new Set<() => void>();
  let taken = 0;
  let queue: readonly Session[] = [];
  let isRunning = false;
  let asked = options.about ?? {};
  let current: Found | undefined;

  const tell = (diagnosis: Diagnosis): void => {
    current = { diagnosis, pages: taken, about: asked };
    for (const listener of listeners) listener();
  };
  const step = (): void => {
    diagnoser.take(queue.slice(0, SLICE));
    queue = queue.slice(SLICE);
    if (queue.length > 0) return later(step);
    isRunning = false;
    tell(diagnoser.found());
  };

  return {
    read: (pages) => {
      const fresh = pages.slice(taken).flatMap(({ sessions }) => sessions);
      taken = Math.max(taken, pages.length);
      if (fresh.length === 0) return;
      queue = [...queue, ...fresh];
      if (isRunning) return;
      isRunning = true;
      later(step);
    },
    about: (about) => {
      if (about.person === asked.person && about.at === asked.at) return;
      asked = about;
      const found = diagnoser.about(about);
      if (current !== undefined) tell(found);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: () => current,
  };
};
