import { packText } from '#base/pack-text';
import type { FieldLevel } from '#calls/fields';
import { maskJson, type BodyKind } from '#calls/mask';
import type { Pseudonyms } from '#calls/pseudonyms';
import type { PackedBodies } from './case-file.ts';

/** The record and its people as they were sent, without the sessions. */
export type SentHead = { readonly record: unknown; readonly participants: readonly unknown[] };

/** A call as it was sent, for whoever writes it out: pages keep only what they show, so it is read once more. */
export type SentBodies = {
  readonly head: (signal?: AbortSignal) => Promise<SentHead>;
  /** The sessions that are shown and no others, in their order, a page at a time. */
  readonly sessions: (signal?: AbortSignal) => AsyncIterable<readonly unknown[]>;
};

/** For whom bodies were masked when they were sent; `everyone` is Graph's own JSON. */
export type SentFor = FieldLevel | 'everyone';

/** What bodies sent for one level show when another is asked for: what was masked stays so. */
export const shownLevel = (sentFor: SentFor, asked: FieldLevel): FieldLevel =>
  sentFor === 'metrics' ? 'metrics' : asked;

/** A portion is one body of the file: small enough to be read between two frames. */
const PORTION = 240;

/** Packs a call for a case file. What was masked for somebody is not masked again: that would number people anew. */
export const packBodies = async (
  bodies: SentBodies,
  { sentFor, level, pseudonyms }: { sentFor: SentFor; level: FieldLevel; pseudonyms: Pseudonyms },
  signal?: AbortSignal,
): Promise<PackedBodies> => {
  const mask = (kind: BodyKind, json: unknown): unknown =>
    sentFor === shownLevel(sentFor, level) ? json : maskJson(kind, json, level, pseudonyms);
  const { record, participants } = await bodies.head(signal);
  const packedRecord = record === undefined ? undefined : await pack(mask('callRecord', record));
  const people = await packPortions(participants, (portion) => mask('participant', portion));
  const sessions: string[] = [];
  for await (const page of bodies.sessions(signal)) {
    sessions.push(...(await packPortions(page, (portion) => mask('session', portion))));
  }
  return { record: packedRecord, participants: people, sessions };
};

const pack = (json: unknown): Promise<string> => packText(JSON.stringify(json));

const packPortions = async (
  items: readonly unknown[],
  mask: (portion: readonly unknown[]) => unknown,
): Promise<readonly string[]> => {
  const packed: string[] = [];
  for (let first = 0; first < items.length; first += PORTION) {
    packed.push(await pack({ value: mask(items.slice(first, first + PORTION)) }));
  }
  return packed;
};
