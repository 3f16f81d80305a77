import { gunzipSync } from 'node:zlib';
import { parseJson } from '#base/json-text';
import { err, ok, type Result } from '#base/result';
import { readCaseFile } from '#report/case/case-file';
import { findCaseData } from '#report/case/case-html';

/** As much of one body as the app unpacks. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The JSON inside a case file: of the record, of lists of its people and of lists of its sessions. */
type CaseBodies = {
  readonly record: unknown;
  readonly participants: readonly unknown[];
  readonly sessions: readonly unknown[];
  readonly isComplete: boolean;
};

/** The bodies in the text of a case file, or why there are none. */
export const bodiesInCase = (html: string): Result<CaseBodies, string> => {
  const data = findCaseData(html);
  const file = data.kind === 'err' ? data : readCaseFile(data.value);
  if (file.kind === 'err') return file;
  const { bodies, read } = file.value;
  try {
    return ok({
      record: bodies.record === undefined ? undefined : unpack(bodies.record),
      participants: bodies.participants.map(unpack),
      sessions: bodies.sessions.map(unpack),
      isComplete: read.isComplete,
    });
  } catch (cause) {
    return err(`a part of it is damaged: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
};

const unpack = (packed: string): unknown =>
  parseJson(gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8'));
