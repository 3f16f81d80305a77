import { isObject } from '#base/read';
import type { FieldLevel } from '#calls/fields';

/** What a JSON export says of itself, as a member that Graph clients ignore. */
export type JsonNote = {
  readonly format: 'earshot-call';
  readonly formatVersion: 1;
  /** ISO 8601 UTC. */
  readonly made: string;
  readonly madeBy: string;
  /** `metrics`: names, addresses and devices are masked. `identity`: only the ends of phone numbers are. */
  readonly fieldLevel: FieldLevel;
  /** Sessions in it, those read when it was made, and whether that was all of the record. */
  readonly sessions: number;
  readonly sessionsRead: number;
  readonly isWholeRecord: boolean;
  /** The filter that chose them, in words. */
  readonly filter: string;
};

/**
 * A call as Graph answers it with `$expand=sessions($expand=segments)`, each session as it was sent, in slices:
 * every Graph client and this app's file mode read it. The note stands under `@earshot.export`. Without participants
 * nobody is in it but the organiser and those of the sessions.
 */
export function* callJson(
  record: unknown,
  sessions: Iterable<unknown>,
  note: JsonNote,
  participants?: readonly unknown[],
): Generator<string> {
  const head = Object.entries(isObject(record) ? record : {}).filter(
    ([key]) => !EXPANDED.test(key) && (participants !== undefined || !PEOPLE.test(key)),
  );
  yield `{\n"@earshot.export": ${JSON.stringify(note)}`;
  for (const [key, value] of head) yield `,\n${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  if (participants !== undefined) yield `,\n"participants_v2": ${JSON.stringify(participants)}`;
  yield ',\n"sessions": [';
  let isFirst = true;
  for (const session of sessions) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(session)}`;
    isFirst = false;
  }
  yield '\n]\n}\n';
}

/** The older list of everybody, which a choice of sessions must not bring along. */
const PEOPLE = /^participants(@|$)/;

/** What is written anew, and the links and notes that belong to the answer it came in. */
const EXPANDED = /^(sessions|participants_v2)(@|$)|^@earshot\./;
