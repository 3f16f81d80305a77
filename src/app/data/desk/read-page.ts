import { Reader } from '#base/read';
import { isPackedSessions, readPackedPage } from '#contract/packed-page';
import { ApiError } from '../ApiError.ts';
import type { Body } from '../client.ts';
import { readPageNotes } from '../page-notes.ts';
import { onDesk, tellDesk } from './client.ts';
import type { BodyAnswer, NextPage } from './messages.ts';

/**
 * A page of sessions out of a body, which is given away. The link to the next page is told as soon as it is seen.
 * A pack is here at once; JSON is read at a desk, and without one it is `offline`, so that reading goes on by itself.
 */
export const readPage = async (
  { type, bytes }: Body,
  onNext: (next: NextPage) => void,
): Promise<BodyAnswer> => (isPackedSessions(type) ? unpackPage(bytes, onNext) : readJson(bytes, onNext));

const unpackPage = (bytes: ArrayBuffer, onNext: (next: NextPage) => void): BodyAnswer => {
  const page = readPackedPage(bytes);
  if (page === undefined)
    return { kind: 'problem', problem: { path: '', message: 'The answer is no packed page.' } };
  const { head, pack } = page;
  const nextLink = Reader.over(head, '', [])?.text('@odata.nextLink');
  if (nextLink !== undefined) onNext({ link: nextLink, sessions: pack.starts.length });
  return { kind: 'page', notes: readPageNotes(head), nextLink, pack };
};

let asks = 0;

const readJson = (body: ArrayBuffer, onNext: (next: NextPage) => void): Promise<BodyAnswer> => {
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
