import type { Surroundings } from './desk.ts';

/** Of the thread that this is loaded in, a worker's or the page's. */
export const ownSurroundings: Surroundings = {
  // A task of its own: messages, and on the page what people do and what the browser paints, come between.
  later: (run) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      run();
    };
    port2.postMessage(undefined);
  },
  after: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
};
