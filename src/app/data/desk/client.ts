import type { FromDesk, ToDesk } from './messages.ts';

/** A way to a desk, wherever it stands. */
export type DeskPort = {
  readonly post: (message: ToDesk, transfer?: readonly ArrayBuffer[]) => void;
  readonly listen: (take: (message: FromDesk) => void) => void;
  readonly close: () => void;
};

type Listener = (message: FromDesk) => void;

/** One does jobs over what was read; the other reads JSON meanwhile, where a page does not come packed. */
export type Desk = 'reading' | 'jobs';

let start: (() => DeskPort) | undefined;
const ports = new Map<Desk, DeskPort>();
const listeners: Readonly<Record<Desk, Set<Listener>>> = { reading: new Set(), jobs: new Set() };

/** Says how to come to a desk; each entry of the app does so once. They are started when a call is first read. */
export const setDesk = (starts: () => DeskPort): void => {
  start = starts;
  ports.clear();
};

const portOf = (desk: Desk): DeskPort => {
  const known = ports.get(desk);
  if (known !== undefined) return known;
  if (start === undefined) throw new Error('No entry has said where calls are read');
  const port = start();
  ports.set(desk, port);
  port.listen((message) => {
    if (message.kind === 'down') {
      // Whoever asks next starts another.
      port.close();
      ports.delete(desk);
    }
    for (const listener of listeners[desk]) listener(message);
  });
  return port;
};

/** Starts the desk before there is anything to do, for a call that is on its way. */
export const wakeDesk = (): void => void portOf('jobs');

export const tellDesk = (desk: Desk, message: ToDesk, transfer?: readonly ArrayBuffer[]): void =>
  portOf(desk).post(message, transfer);

export const onDesk = (desk: Desk, listener: Listener): (() => void) => {
  listeners[desk].add(listener);
  return () => listeners[desk].delete(listener);
};
