import { ApiError } from '../ApiError.ts';
import { onDesk, tellDesk } from './client.ts';
import type { BodyAnswer, NextPage } from './messages.ts';

let asks = 0;

/**
 * A page of sessions out of a body, which is given away. The link to the next page is told as soon as it is seen.
 * Without a desk it is `offline`, so that reading goes on by itself.
 */
export const readPage = (body: ArrayBuffer, onNext: (next: NextPage) => void): Promise<BodyAnswer> => {
  const ask = (asks += 1);
  return new Promise((resolve, reject) => {
    const off = onDesk('reading', (message) => {
      if (message.kind === 'down') {
        off();
        // What cannot be loaded may be there soon.
        reject(new ApiError('offline', { reason: 'A part of the app could not be loaded.' }));
      } else if (message.kind === 'next' && message.ask === ask) onNext(message.next);
      else if (message.kind === 'read' && message.ask === ask) {
        off();
        resolve(message.answer);
      }
    });
    try {
      tellDesk('reading', { kind: 'read', ask, body }, [body]);
    } catch (cause) {
      off();
      reject(cause as Error);
    }
  });
};
