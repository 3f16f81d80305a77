import { jsonIn } from '#base/json-text';
import { SESSION_FORM, type SessionPack } from '#calls/session-pack';
import type { Page } from './page.ts';

/** Raised when a page's bytes come in another order, or when the parser makes other sessions of the same JSON. */
const LAYOUT = 1;

/**
 * The media type of a page of sessions with segments that is packed: a ninth of its JSON, and nothing in it is to be
 * parsed. Who accepts it by these very words may get it instead of JSON, and JSON is what anybody else gets. It names
 * the form that page and sessions have in bytes: an app and a proxy that write them differently speak JSON to each other.
 */
export const PACKED_SESSIONS = `application/vnd.earshot.sessions;form=${LAYOUT}.${SESSION_FORM}`;

/** Whether a content type, or one of those accepted, is that one. */
export const isPackedSessions = (type: string): boolean =>
  type.replaceAll(' ', '').split(';', 2).join(';') === PACKED_SESSIONS;

/** Beside its sessions all that the page says as JSON. */
export type PackedPageHead = Omit<Page<never>, 'value'>;

/**
 * The bytes of a packed page: four lengths of 32 bits (starts, ends, head, texts), then those four and the items, one
 * behind the other. Starts and ends are 32-bit numbers as every machine of today has them (little-endian), head and
 * texts are UTF-8.
 */
export const writePackedPage = (head: PackedPageHead, pack: SessionPack): Uint8Array => {
  const utf8 = new TextEncoder();
  const [headBytes, texts] = [utf8.encode(JSON.stringify(head)), utf8.encode(pack.texts)];
  const lengths = Uint32Array.of(pack.starts.length, pack.ends.length, headBytes.length, texts.length);
  const parts = [lengths, pack.starts, pack.ends, headBytes, texts, pack.bytes];
  const page = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let place = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    page.set(new Uint8Array(buffer, byteOffset, byteLength), place);
    place += byteLength;
  }
  return page;
};

/** What `writePackedPage` wrote; the head is anybody's JSON still. Undefined for bytes that are no such page. */
export const readPackedPage = (
  body: ArrayBuffer,
): { readonly head: unknown; readonly pack: SessionPack } | undefined => {
  if (body.byteLength < LENGTHS_BYTES) return undefined;
  const [starts = 0, ends = 0, head = 0, texts = 0] = new Uint32Array(body, 0, LENGTHS);
  const [endsAt, headAt] = [LENGTHS_BYTES + starts * WORD, LENGTHS_BYTES + (starts + ends) * WORD];
  const [textsAt, bytesAt] = [headAt + head, headAt + head + texts];
  if (bytesAt > body.byteLength) return undefined;
  const headJson = jsonIn(new Uint8Array(body, headAt, head));
  if (headJson === undefined) return undefined;
  // A text may begin with what elsewhere marks the order of bytes.
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    head: headJson.value,
    // Copies, so that a pack which is kept does not keep the rest.
    pack: {
      starts: new Uint32Array(body.slice(LENGTHS_BYTES, endsAt)),
      ends: new Uint32Array(body.slice(endsAt, headAt)),
      texts: utf8.decode(new Uint8Array(body, textsAt, texts)),
      bytes: new Uint8Array(body.slice(bytesAt)),
    },
  };
};

const LENGTHS = 4;
const WORD = Uint32Array.BYTES_PER_ELEMENT;
const LENGTHS_BYTES = LENGTHS * WORD;
