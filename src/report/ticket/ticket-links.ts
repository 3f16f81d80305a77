import type { Leftover } from './leftover.ts';
import type { JoinLink } from './ticket.ts';

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** The link of a mail or a calendar, and the short one with a meeting's code. */
const JOIN_LINK =
  /https?:\/\/[^\s/<>"]*teams\.(?:microsoft|live|cloud\.microsoft)(?:\.(?:com|us))?\/[^\s<>"]*/gi;

/** Takes join links first, because they hold GUIDs that are no call's, then every id once. */
export const takeLinks = (
  text: Leftover,
): { readonly ids: readonly string[]; readonly joinLinks: readonly JoinLink[] } => {
  const joinLinks = text
    .take(JOIN_LINK)
    .map(([link]) => readJoinLink(link))
    .filter((link) => link !== undefined);
  const ids = [...new Set(text.take(GUID).map(([id]) => id.toLowerCase()))];
  return { ids, joinLinks };
};

/** What identifies the meeting in a join link, or undefined when nothing does. */
export const readJoinLink = (link: string): JoinLink | undefined => {
  const text = decoded(decoded(link));
  const thread = /(19:[^/\s?]+@thread\.[a-z0-9]+)/i.exec(text)?.[1];
  const code = /\/meet\/(\d{6,20})/.exec(text)?.[1];
  const meeting = (thread ?? code)?.toLowerCase();
  const organizerId = /"oid"\s*:\s*"([0-9a-f-]{36})"/i.exec(text)?.[1]?.toLowerCase();
  return meeting === undefined ? undefined : { meeting, organizerId };
};

/** Mail programs escape links once or twice. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
