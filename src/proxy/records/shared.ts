type Running<Value> = {
  readonly result: Promise<Value>;
  readonly controller: AbortController;
  waiting: number;
};

/** Runs a task once for all who want it at the same time. It is cancelled when the last of them has left. */
export type Shared<Value> = {
  run(key: string, signal: AbortSignal, task: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
};

export const createShared = <Value>(): Shared<Value> => {
  const tasks = new Map<string, Running<Value>>();

  const start = (key: string, task: (signal: AbortSignal) => Promise<Value>): Running<Value> => {
    const controller = new AbortController();
    const running: Running<Value> = {
      controller,
      waiting: 0,
      result: task(controller.signal).finally(() => {
        if (tasks.get(key) === running) tasks.delete(key);
      }),
    };
    // Its waiters may all have left by the time it fails.
    running.result.catch(() => undefined);
    tasks.set(key, running);
    return running;
  };

  return {
    run: async (key, signal, task) => {
      signal.throwIfAborted();
      const running = tasks.get(key) ?? start(key, task);
      running.waiting += 1;
      try {
        return await orAborted(running.result, signal);
      } finally {
        running.waiting -= 1;
        if (running.waiting === 0) {
          if (tasks.get(key) === running) tasks.delete(key);
          running.controller.abort();
        }
      }
    },
  };
};

/** The result, or the signal's reason as soon as it aborts. */
export const orAborted = <Value>(result: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
