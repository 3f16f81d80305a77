/** Runs something when whatever came meanwhile has had its turn. */
export type Later = (run: () => void) => void;

/** Long work in short steps. A step says whether there is more; what is more urgent goes first. */
export type Turns = { readonly add: (urgency: Urgency, step: () => boolean) => void };

type Urgency = 'soon' | 'after';

/** Steps one after the other, each a task of its own. */
export const createTurns = (later: Later): Turns => {
  const waiting: Record<Urgency, (() => boolean)[]> = { soon: [], after: [] };
  let isRunning = false;
  const turn = (): void => {
    const queue = waiting.soon.length > 0 ? waiting.soon : waiting.after;
    const step = queue[0];
    if (step !== undefined && !step()) queue.shift();
    isRunning = waiting.soon.length + waiting.after.length > 0;
    if (isRunning) later(turn);
  };
  return {
    add: (urgency, step) => {
      waiting[urgency].push(step);
      if (isRunning) return;
      isRunning = true;
      later(turn);
    },
  };
};
