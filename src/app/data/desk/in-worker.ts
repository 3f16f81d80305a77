import { startWorker } from '../start-worker.ts';
import type { DeskPort } from './client.ts';
import type { FromDesk } from './messages.ts';

/** A desk in a worker of its own. */
export const deskInWorker = (): DeskPort => {
  const worker = startWorker('desk');
  return {
    post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    listen: (take) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromDesk>) => take(data));
      worker.addEventListener('error', () => take({ kind: 'down' }));
    },
    close: () => worker.terminate(),
  };
};
