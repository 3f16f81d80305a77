import type { Later } from './diagnosis-feed.ts';

/** A task of its own: what people do and what the browser paints come between. */
export const later: Later = (run) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = run;
  port2.postMessage(undefined);
};
