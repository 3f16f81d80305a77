import type { Session } from '#calls/model';
import { unpackSessions, type SessionPack } from '#calls/session-pack';
import type { Turns } from './turns.ts';

/** What a job does with a few sessions at a time, and how it says what has become of so many pages. */
export type Work = {
  readonly take: (sessions: readonly Session[]) => void;
  /** Hands over what a page has come to, ahead of the telling. */
  readonly hand?: () => void;
  readonly tell: (pages: number) => void;
};

export type Job = {
  /** `isWhole`: none are to come after these. */
  readonly give: (packs: readonly SessionPack[], isWhole: boolean) => void;
  readonly end: () => void;
};

export type Pace = {
  readonly turns: Turns;
  /** Rows before verdicts. */
  readonly urgency: Parameters<Turns['add']>[0];
  /** Sessions a step. */
  readonly slice: number;
  /** Takes pages as they come and tells of them while others wait; else works in beats, and tells when none waits. */
  readonly isToldOnTheWay: boolean;
  /** Ms between two tellings of a large call: what is told grows with it. */
  readonly beatMs: number;
  /** Runs something after so many ms, unless it is called off. */
  readonly after: (run: () => void, ms: number) => () => void;
  readonly now: () => number;
};

/** A call of so many sessions is told of at a calmer pace. */
const LARGE = 1_000;

/** Goes through pages of sessions in slices and tells what has become of them. */
export const createJob = (work: Work, pace: Pace): Job => {
  const waiting: SessionPack[] = [];
  let page: readonly Session[] = [];
  let place = 0;
  let pages = 0;
  let toldPages = 0;
  let isWhole = false;
  let taken = 0;
  let isRunning = false;
  let isOver = false;
  let toldAt = Number.NEGATIVE_INFINITY;
  let callOff = (): void => undefined;

  const tell = (): void => {
    callOff();
    toldAt = pace.now();
    toldPages = pages;
    work.tell(pages);
  };
  const untilBeat = (): number => (taken < LARGE ? 0 : Math.max(0, toldAt + pace.beatMs - pace.now()));
  const tellInTime = (): void => {
    const isLast = waiting.length === 0;
    if (!isLast && !pace.isToldOnTheWay) return;
    const left = isLast && (isWhole || !pace.isToldOnTheWay) ? 0 : untilBeat();
    if (left === 0) tell();
    else if (isLast) callOff = pace.after(tell, left);
  };
  const step = (): boolean => {
    if (isOver) return false;
    if (place === page.length) {
      const next = waiting.shift();
      if (next === undefined) return false;
      [page, place] = [unpackSessions(next), 0];
    }
    work.take(page.slice(place, place + pace.slice));
    const end = Math.min(page.length, place + pace.slice);
    taken += end - place;
    place = end;
    if (place === page.length) {
      pages += 1;
      tellInTime();
      if (toldPages < pages) work.hand?.();
    }
    isRunning = place < page.length || waiting.length > 0;
    return isRunning;
  };
  const start = (): void => {
    isRunning = true;
    pace.turns.add(pace.urgency, step);
  };
  const startInTime = (): void => {
    const left = isWhole || pace.isToldOnTheWay ? 0 : untilBeat();
    if (left === 0) start();
    else callOff = pace.after(start, left);
  };
  return {
    give: (packs, areAll) => {
      callOff();
      waiting.push(...packs);
      isWhole = areAll;
      if (isRunning) return;
      if (waiting.length > 0) startInTime();
      else if (toldPages < pages) tellInTime();
    },
    end: () => {
      isOver = true;
      callOff();
    },
  };
};
