import { createDesk } from './desk.ts';
import type { FromDesk, ToDesk } from './messages.ts';
import { rehearse } from './rehearse.ts';
import { ownSurroundings } from './surroundings.ts';

/** Bytes that were made here move instead of being copied. */
const bytesOf = (message: FromDesk): Transferable[] =>
  message.kind === 'read' && message.answer.kind === 'page'
    ? [message.answer.pack.bytes.buffer, message.answer.pack.starts.buffer, message.answer.pack.ends.buffer]
    : [];

const take = createDesk((message) => postMessage(message, { transfer: bytesOf(message) }), ownSurroundings);

addEventListener('message', ({ data }: MessageEvent<ToDesk>) => take(data));

rehearse();
