import type { FromDesk, ToDesk } from './messages.ts';

/** A way to the desk, wherever it stands. */
export type DeskPort = {
  readonly post: (message: ToDesk, transfer?: readonly ArrayBuffer[]) => void;
  readonly listen: (take: (message: FromDesk) => void) => void;
  readonly close: () => void;
};

let start: (() => DeskPort) | undefined;
let port: DeskPort | undefined;
const listeners = new Set<(message: FromDesk) => void>();

/** Says how to come to a desk; each entry of the app does so once. It is started when a call is first read. */
export const setDesk = (starts: () => DeskPort): void => {
  start = starts;
  port = undefined;
};

const desk = (): DeskPort => {
  if (port !== undefined) return port;
  if (start === undefined) throw new Error('No entry has said where calls are read');
  port = start();
  port.listen((message) => {
    if (message.kind === 'down') {
      // Whoever asks next starts another.
      port?.close();
      port = undefined;
    }
    for (const listener of listeners) listener(message);
  });
  return port;
};

/** Starts the desk before there is anything to read, for a call that is on its way. */
export const wakeDesk = (): void => void desk();

export const tellDesk = (message: ToDesk, transfer?: readonly ArrayBuffer[]): void =>
  desk().post(message, transfer);

export const onDesk = (listener: (message: FromDesk) => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
