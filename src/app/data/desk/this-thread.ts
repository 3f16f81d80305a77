import type { DeskPort } from './client.ts';
import { createDesk } from './desk.ts';
import type { FromDesk } from './messages.ts';
import { ownSurroundings } from './surroundings.ts';

/** A desk on this very thread, for the viewer inside a case file, which may start no worker, and for tests. */
export const deskOnThisThread = (): DeskPort => {
  let take: (message: FromDesk) => void = () => undefined;
  const desk = createDesk((message) => take(message), ownSurroundings);
  return {
    post: (message) => ownSurroundings.later(() => desk(message)),
    listen: (listener) => {
      take = listener;
    },
    close: () => {
      take = () => undefined;
    },
  };
};
