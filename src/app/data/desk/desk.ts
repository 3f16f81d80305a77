import { jsonIn } from '#base/json-text';
import { Reader } from '#base/read';
import { parseSessionsPage } from '#calls/parse';
import { packSessions } from '#calls/session-pack';
import type { About } from '#quality/diagnose';
import { LIMIT_SETS } from '#quality/limit-sets';
import { readPageNotes } from '../page-notes.ts';
import { createJob, type Job, type Pace } from './job.ts';
import type { BodyAnswer, FromDesk, NextPage, ToDesk, Work } from './messages.ts';
import { createRowWork } from './row-work.ts';
import { createSummaryWork } from './summary-work.ts';
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
  const turns = createTurns(around.later);

  const end = (number: number): void => {
    jobs.get(number)?.end();
    jobs.delete(number);
  };
  /** A fault ends the job that it is in, and no other. */
  const within = <Value>(number: number, run: () => Value, otherwise: Value): Value => {
    try {
      return run();
    } catch (cause) {
      end(number);
      say({ kind: 'fault', job: number, words: String(cause) });
      return otherwise;
    }
  };
  const paceOf = (number: number, kind: Work['kind']): Pace => ({
    ...PACES[kind],
    now: around.now,
    after: (run, ms) => around.after(() => within(number, run, undefined), ms),
    turns: { add: (urgency, step) => turns.add(urgency, () => within(number, step, false)) },
  });

  const begin = (number: number, work: Work): DeskJob => {
    if (work.kind === 'diagnosis') {
      return onceLoaded(diagnosisJob(number, work), {
        run: (run) => within(number, run, undefined),
        onNotLoaded: () => say({ kind: 'not-loaded', job: number }),
      });
    }
    if (work.kind === 'summary') {
      const summary = createSummaryWork(work.record, (summed) =>
        say({ kind: 'summed', job: number, summed }),
      );
      return createJob(summary, paceOf(number, work.kind));
    }
    const rows = createRowWork(LIMIT_SETS[work.limits], (changed) =>
      say({ kind: 'rows', job: number, rows: changed }),
    );
    return createJob(rows, paceOf(number, work.kind));
  };

  /** Rows whose pages are here have their turn first; without any it is at once. */
  const rowsHadTheirTurn = (): Promise<void> =>
    new Promise((resolve) => {
      turns.add('after', () => {
        resolve();
        return false;
      });
    });

  /** The rules are more code than all the rest: rows do not wait for them. */
  const diagnosisJob = async (number: number, work: DiagnosisOrder): Promise<DeskJob> => {
    await rowsHadTheirTurn();
    const { createDiagnosisWork } = await import('./diagnosis-work.ts');
    const { record, now, about } = work;
    const diagnosis = createDiagnosisWork({ record, now, about, limits: LIMIT_SETS[work.limits] }, (found) =>
      say({ kind: 'found', job: number, found }),
    );
    return { ...createJob(diagnosis, paceOf(number, work.kind)), about: diagnosis.about };
  };

  return (message) => {
    switch (message.kind) {
      case 'read':
        return readBody(message.body, message.ask, say);
      case 'begin':
        return void jobs.set(message.job, begin(message.job, message.work));
      case 'sessions':
        return within(
          message.job,
          () => jobs.get(message.job)?.give(message.packs, message.isWhole),
          undefined,
        );
      case 'about':
        return within(message.job, () => jobs.get(message.job)?.about?.(message.about), undefined);
      case 'end':
        return end(message.job);
    }
  };
};

/** Rows come first and are told as they come; the list and the verdict tell of a call once what is there is through. */
const PACES: Readonly<Record<Work['kind'], Omit<Pace, 'now' | 'after' | 'turns'>>> = {
  rows: { urgency: 'soon', slice: 60, isToldOnTheWay: true, beatMs: 1_500 },
  summary: { urgency: 'after', slice: 60, isToldOnTheWay: false, beatMs: 800 },
  diagnosis: { urgency: 'after', slice: 30, isToldOnTheWay: false, beatMs: 1_500 },
};

type Guard = { readonly run: (run: () => void) => void; readonly onNotLoaded: () => void };

/** What a job is told before its code is there waits for it. */
const onceLoaded = (loading: Promise<DeskJob>, { run, onNotLoaded }: Guard): DeskJob => {
  loading.catch(onNotLoaded);
  const then = (tell: (job: DeskJob) => void): void =>
    void loading.then(
      (job) => run(() => tell(job)),
      () => undefined,
    );
  return {
    give: (packs, isWhole) => then((job) => job.give(packs, isWhole)),
    about: (about) => then((job) => job.about?.(about)),
    end: () => then((job) => job.end()),
  };
};

const readBody = (body: ArrayBuffer, ask: number, say: (message: FromDesk) => void): void => {
  const reply = (answer: BodyAnswer): void => say({ kind: 'read', ask, answer });
  try {
    const json = jsonIn(body);
    if (json === undefined) return reply(NO_JSON);
    const next = nextOf(json.value);
    if (next !== undefined) say({ kind: 'next', ask, next });
    reply(pageOf(json.value));
  } catch (cause) {
    reply({ kind: 'problem', problem: { path: '', message: String(cause) } });
  }
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
