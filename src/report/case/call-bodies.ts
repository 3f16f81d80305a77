import { isObject, Reader } from '#base/read';
import { readFileBody } from './file-body.ts';

/** A call as it was sent: what is masked and written out, where the model names only what is shown. */
export type CallBodies = {
  /** Undefined where only pages of sessions are there. */
  readonly record: unknown;
  /** Entries of the participants' pages. */
  readonly participants: readonly unknown[];
  /** Pages of sessions in Graph's order, each with its list under `value`. */
  readonly pages: readonly unknown[];
};

export const NO_BODIES: CallBodies = { record: undefined, participants: [], pages: [] };

/** What a file that was taken adds: the same reading of it as `combine-files.ts` has, so that sessions keep their order. */
export const withFileBody = (bodies: CallBodies, json: unknown): CallBodies => {
  const body = readFileBody(json);
  if (body.kind === 'err') return bodies;
  switch (body.value.kind) {
    case 'record': {
      const record = recordIn(json);
      const sessions = listOf(record, 'sessions');
      return {
        record,
        participants: [...bodies.participants, ...listOf(record, 'participants_v2')],
        pages: sessions.length === 0 ? bodies.pages : [...bodies.pages, { value: sessions }],
      };
    }
    case 'sessions':
      return { ...bodies, pages: [...bodies.pages, pageIn(json)] };
    case 'participants':
      return { ...bodies, participants: [...bodies.participants, ...listOf(json, 'value')] };
  }
};

const listOf = (json: unknown, member: string): readonly unknown[] => {
  const list = Array.isArray(json) ? json : Reader.over(json, '', [])?.raw(member);
  return Array.isArray(list) ? list : [];
};

/** A record, also where it is the only one of a list. */
const recordIn = (json: unknown): unknown => {
  const [only] = listOf(json, 'value');
  return only ?? json;
};

/** A page, a bare list, or one session by itself. */
const pageIn = (json: unknown): unknown => {
  if (Array.isArray(json)) return { value: json };
  return isObject(json) && 'value' in json ? json : { value: [json] };
};
