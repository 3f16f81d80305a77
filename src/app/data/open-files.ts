import type { CallBodies } from './call-bodies.ts';
import { openedFile, setOpenedFile, type OpenedFile } from './opened-file.ts';
import type { FromWorker, SessionName, ToWorker } from './parse.worker.ts';
import { startParseWorker } from './parse-worker-url.ts';

/** Files with the path they have in the folder they came in. */
export type NamedFile = { readonly name: string; readonly file: File };

let worker: Worker | undefined;
let serial = 0;
let current: readonly NamedFile[] = [];

/** Opens a call out of files, in a worker; whatever was open before is closed. Nothing is sent anywhere. */
export const openFiles = (files: readonly NamedFile[]): void => {
  current = files;
  worker?.terminate();
  const own = startParseWorker();
  worker = own;
  serial += 1;
  setOpenedFile(beginning(own, serial));
  own.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const before = openedFile();
    if (before !== undefined && worker === own) setOpenedFile(after(before, data));
  });
  ask(own, { kind: 'open', files: files.map(({ name, file }) => ({ name, blob: file })) });
};

/** The files open now and these: a page that was missing. */
export const addFiles = (files: readonly NamedFile[]): void => openFiles([...current, ...files]);

const ask = (of: Worker, message: ToWorker): void => of.postMessage(message);

const beginning = (own: Worker, number: number): OpenedFile => ({
  serial: number,
  state: 'reading',
  entries: [],
  record: undefined,
  isRecordMade: false,
  participants: undefined,
  isPageMissing: false,
  total: 0,
  portions: [],
  raw: (index, session) => rawOf(own, index, session),
  bodies: () => bodiesOf(own),
});

const after = (before: OpenedFile, message: FromWorker): OpenedFile => {
  switch (message.kind) {
    case 'entries':
      return { ...before, entries: message.entries };
    case 'call': {
      const { record, isRecordMade, participants, isPageMissing, sessions } = message.call;
      return { ...before, record, isRecordMade, participants, isPageMissing, total: sessions };
    }
    case 'sessions':
      return {
        ...before,
        portions: [...before.portions, { page: message.page, sessions: message.sessions }],
      };
    case 'done':
      return { ...before, state: message.isCall ? 'open' : 'no-call' };
    case 'raw':
    case 'bodies':
      return before;
  }
};

let asks = 0;

const rawOf = (own: Worker, index: number, { id, start }: SessionName): Promise<unknown> => {
  const page = pageOf(openedFile()?.portions ?? [], index);
  if (page === undefined) return Promise.resolve(undefined);
  const number = (asks += 1);
  return new Promise((resolve) => {
    const listen = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind !== 'raw' || data.ask !== number) return;
      own.removeEventListener('message', listen);
      resolve(data.json);
    };
    own.addEventListener('message', listen);
    ask(own, { kind: 'raw', ask: number, page, session: { id, start } });
  });
};

/** Everything the files hold, as they hold it. */
const bodiesOf = (own: Worker): Promise<CallBodies> => {
  const number = (asks += 1);
  return new Promise((resolve) => {
    const listen = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind !== 'bodies' || data.ask !== number) return;
      own.removeEventListener('message', listen);
      resolve(data.bodies);
    };
    own.addEventListener('message', listen);
    ask(own, { kind: 'bodies', ask: number });
  });
};

const pageOf = (portions: OpenedFile['portions'], index: number): number | undefined => {
  let first = 0;
  for (const { page, sessions } of portions) {
    first += sessions.length;
    if (index < first) return page;
  }
  return undefined;
};
