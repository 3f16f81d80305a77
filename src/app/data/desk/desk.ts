import { parseJson } from '#base/json-text';
import { Reader } from '#base/read';
import { parseSessionsPage } from '#calls/parse';
import { packSessions } from '#calls/session-pack';
import type { About } from '#quality/diagnose';
import { LIMIT_SETS } from '#quality/limit-sets';
import { readPageNotes } from '../page-notes.ts';
import { createJob, type Job } from './job.ts';
import type { BodyAnswer, FromDesk, NextPage, ToDesk, Work } from './messages.ts';
import { createRowWork } from './row-work.ts';
import { createTurns, type Later } from './turns.ts';

/** The clock and the queue of the thread that the desk works on. */
export type Surroundings = {
  readonly later: Later;
  readonly after: (run: () => void, ms: number) => () => void;
  readonly now: () => number;
};

type DiagnosisOrder = Extract<Work, { kind: 'diagnosis' }>;
type DeskJob = Job & { readonly about?: (about: About) => void };

/**
 * Where calls are read: it makes pages out of bodies, and rows and verdicts out of pages, so that the page itself only
 * draws. It stands in a worker, or on the page's own thread where none may be started.
 */
export const createDesk = (
  say: (message: FromDesk) => void,
  around: Surroundings,
): ((message: ToDesk) => void) => {
  const jobs = new Map<number, DeskJob>();
  const guarded = (run: () => void): void => {
    try {
      run();
    } catch (cause) {
      say({ kind: 'down', fault: String(cause) });
    }
  };
  const after: Surroundings['after'] = (run, ms) => around.after(() => guarded(run), ms);
  const turns = createTurns((run) => around.later(() => guarded(run)));

  const begin = (number: number, work: Work): DeskJob => {
    if (work.kind === 'rows') {
      const rows = createRowWork(LIMIT_SETS[work.limits], (changed) =>
        say({ kind: 'rows', job: number, rows: changed }),
      );
      return createJob(rows, {
        after,
        now: around.now,
        turns,
        urgency: 'soon',
        slice: 60,
        isToldOnTheWay: true,
        beatMs: 800,
      });
    }
    return onceMade(diagnosisJob(number, work), guarded, () => say({ kind: 'down', fault: undefined }));
  };

  /** The rules are more code than all the rest: rows do not wait for them. */
  const diagnosisJob = async (number: number, work: DiagnosisOrder): Promise<DeskJob> => {
    const { createDiagnosisWork } = await import('./diagnosis-work.ts');
    const { record, now, about } = work;
    const diagnosis = createDiagnosisWork({ record, now, about, limits: LIMIT_SETS[work.limits] }, (found) =>
      say({ kind: 'found', job: number, found }),
    );
    const job = createJob(diagnosis, {
      after,
      now: around.now,
      turns,
      urgency: 'after',
      slice: 30,
      isToldOnTheWay: false,
      beatMs: 1_500,
    });
    return { ...job, about: diagnosis.about };
  };

  const take = (message: ToDesk): void => {
    switch (message.kind) {
      case 'read':
        return readBody(message.body, message.ask, say);
      case 'begin':
        return void jobs.set(message.job, begin(message.job, message.work));
      case 'sessions':
        return jobs.get(message.job)?.give(message.packs);
      case 'about':
        return jobs.get(message.job)?.about?.(message.about);
      case 'end':
        jobs.get(message.job)?.end();
        return void jobs.delete(message.job);
    }
  };
  return (message) => guarded(() => take(message));
};

/** What a job is told before its code is there waits for it. */
const onceMade = (
  made: Promise<DeskJob>,
  guarded: (run: () => void) => void,
  onNotLoaded: () => void,
): DeskJob => {
  const then = (run: (job: DeskJob) => void): void =>
    void made.then((job) => guarded(() => run(job)), onNotLoaded);
  return {
    give: (packs) => then((job) => job.give(packs)),
    about: (about) => then((job) => job.about?.(about)),
    end: () => then((job) => job.end()),
  };
};

const readBody = (body: ArrayBuffer, ask: number, say: (message: FromDesk) => void): void => {
  const json = jsonOf(body);
  const next = json && nextOf(json.value);
  if (next !== undefined) say({ kind: 'next', ask, next });
  say({ kind: 'read', ask, answer: json === undefined ? NO_JSON : pageOf(json.value) });
};

const NO_JSON: BodyAnswer = { kind: 'problem', problem: { path: '', message: 'The answer is no JSON.' } };

const pageOf = (json: unknown): BodyAnswer => {
  const page = parseSessionsPage(json);
  if (page.kind === 'err') return { kind: 'problem', problem: page.reason };
  const { sessions, nextLink } = page.value;
  return { kind: 'page', notes: readPageNotes(json), nextLink, pack: packSessions(sessions) };
};

const nextOf = (json: unknown): NextPage | undefined => {
  const page = Reader.over(json, '', []);
  const link = page?.text('@odata.nextLink');
  const sessions = page?.raw('value');
  return link === undefined ? undefined : { link, sessions: Array.isArray(sessions) ? sessions.length : 0 };
};

const jsonOf = (body: ArrayBuffer): { readonly value: unknown } | undefined => {
  try {
    return { value: parseJson(new TextDecoder().decode(body)) };
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
};
