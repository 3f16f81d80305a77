import { holdTicket } from './held-ticket.ts';
import { beginning, openedFile, pageOf, portionOf, setOpenedFile, type OpenedFile } from './opened-file.ts';
import { NO_BODIES, type CallBodies } from '#report/case/call-bodies';
import type { FromWorker, ToWorker } from './parse.worker.ts';
import { startWorker } from './start-worker.ts';

/** Files with the path they have in the folder they came in. */
export type NamedFile = { readonly name: string; readonly file: File };

let worker: Worker | undefined;
let serial = 0;
let current: readonly NamedFile[] = [];

/** Opens a call out of files, in a worker; whatever was open before is closed. Nothing is sent anywhere. */
export const openFiles = (files: readonly NamedFile[]): void => {
  current = files;
  worker?.terminate();
  const own = startWorker('parse');
  worker = own;
  serial += 1;
  setOpenedFile(beginning(serial, answersOf(own)));
  own.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const before = openedFile();
    if (before === undefined || worker !== own) return;
    // The page looks for it as soon as the call is there.
    if (data.kind === 'call') holdTicket(data.call.record.id, data.call.caseInfo?.ticket ?? '');
    setOpenedFile(after(before, data));
  });
  tell(own, { kind: 'open', files: files.map(({ name, file }) => ({ name, blob: file })) });
};

/** The files open now and these: a page that was missing. */
export const addFiles = (files: readonly NamedFile[]): void => openFiles([...current, ...files]);

const tell = (to: Worker, message: ToWorker): void => to.postMessage(message);

const after = (before: OpenedFile, message: FromWorker): OpenedFile => {
  switch (message.kind) {
    case 'entries':
      return { ...before, entries: message.entries };
    case 'call': {
      const { record, isRecordMade, participants, isPageMissing, sessions, caseInfo } = message.call;
      return { ...before, record, isRecordMade, participants, isPageMissing, total: sessions, caseInfo };
    }
    case 'sessions':
      return {
        ...before,
        portions: [...before.portions, portionOf(message.page, message.pack)],
      };
    case 'done':
      return { ...before, state: message.isCall ? 'open' : 'no-call' };
    case 'answer':
      return before;
  }
};

const answersOf = (own: Worker): Pick<OpenedFile, 'raw' | 'bodies'> => ({
  raw: async (index, { id, start }) => {
    const page = pageOf(openedFile()?.portions ?? [], index);
    return page === undefined
      ? undefined
      : answer<unknown>(own, { kind: 'raw', page, session: { id, start } });
  },
  bodies: async () => (await answer<CallBodies | undefined>(own, { kind: 'bodies' })) ?? NO_BODIES,
});

type Question = ToWorker extends infer Message
  ? Message extends { readonly ask: number }
    ? Omit<Message, 'ask'>
    : never
  : never;

let asks = 0;

/** Our own worker answers in the shape that was asked for. */
const answer = <Value>(own: Worker, question: Question): Promise<Value> => {
  const number = (asks += 1);
  return new Promise((resolve) => {
    const listen = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind !== 'answer' || data.ask !== number) return;
      own.removeEventListener('message', listen);
      resolve(data.value as Value);
    };
    own.addEventListener('message', listen);
    tell(own, { ...question, ask: number });
  });
};
