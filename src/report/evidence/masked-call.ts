import { Reader } from '#base/read';
import type { FieldLevel } from '#calls/fields';
import { maskJson, type BodyKind } from '#calls/mask';
import type { CallRecord, Identity, Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { parseCallRecord, parseParticipants } from '#calls/parse-record';
import { createPseudonyms } from '#calls/pseudonyms';
import type { CallBodies } from '../case/call-bodies.ts';

/** A call at a field level: its bodies masked, and what is parsed out of exactly those. */
export type LevelledCall = {
  readonly level: FieldLevel;
  readonly bodies: CallBodies;
  readonly record: CallRecord | undefined;
  readonly participants: readonly Identity[];
  readonly sessions: readonly Session[];
  /** Each session as it may leave, in the same order. */
  readonly sent: readonly unknown[];
};

/** Bodies that the proxy sent for a level, or Graph’s own out of a file, `everyone`. */
export type SentFor = FieldLevel | 'everyone';

/** Lets the page do other things: masking a thousand sessions takes a few frames. */
export type Pause = () => Promise<void>;

/**
 * The call as a viewer of this level may have it. `sentFor` is whom the bodies were masked for when they came; for that
 * very level they stay as they are, for masking what is masked would number people anew. Otherwise one set of pseudonyms for record, participants and sessions, met in
 * that order; they are kept nowhere, so no key exists to undo them.
 */
export const callAtLevel = async (
  bodies: CallBodies,
  level: FieldLevel,
  { sentFor, ownTenant }: { readonly sentFor: SentFor; readonly ownTenant: string | undefined },
  pause: Pause,
): Promise<LevelledCall> => {
  const pseudonyms = createPseudonyms(ownTenant);
  const mask = (kind: BodyKind, json: unknown): unknown =>
    sentFor === level ? json : maskJson(kind, json, level, pseudonyms);
  const record = bodies.record === undefined ? undefined : mask('callRecord', bodies.record);
  const participants = mask('participant', { value: bodies.participants });
  const pages: unknown[] = [];
  const sessions: Session[] = [];
  const sent: unknown[] = [];
  for (const body of bodies.pages) {
    const entries: unknown[] = [];
    for (const part of inParts(body)) {
      entries.push(...listOf(mask('session', part)));
      await pause();
    }
    // As a whole, for the parser counts what comes twice on a page once, and places must be those of the page shown.
    const page = { value: entries };
    const parsed = parseSessionsPage(page);
    if (parsed.kind === 'err') continue;
    pages.push(page);
    sessions.push(...parsed.value.sessions);
    sent.push(...parsed.value.places.map((place) => entries[place]));
    await pause();
  }
  const people = parseParticipants(participants);
  const head = record === undefined ? undefined : parseCallRecord(record);
  return {
    level,
    bodies: { record, participants: listOf(participants), pages },
    record: head?.kind === 'ok' ? head.value : undefined,
    participants: people.kind === 'ok' ? people.value.participants : [],
    sessions,
    sent,
  };
};

/** Sessions masked between two pauses. */
const PART = 200;

const listOf = (page: unknown): readonly unknown[] => {
  const list = Reader.over(page, '', [])?.raw('value');
  return Array.isArray(list) ? list : [];
};

const inParts = (body: unknown): readonly unknown[] => {
  const list = listOf(body);
  return Array.from({ length: Math.ceil(list.length / PART) }, (_, part) => ({
    value: list.slice(part * PART, (part + 1) * PART),
  }));
};
