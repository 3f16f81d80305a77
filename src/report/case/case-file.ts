import { Reader } from '#base/read';
import { err, ok, type Result } from '#base/result';
import { epochMs, type EpochMs } from '#base/units';
import type { FieldLevel } from '#calls/fields';

/** What the data of a case file calls itself, and how it is laid out; another layout has another number. */
const CASE_FORMAT = 'earshot-case';
const CASE_FORMAT_VERSION = 1;

/** A call kept for later: what of it was read, how it was looked at, and its bodies as Graph sent them. */
export type CaseFile = {
  readonly made: {
    readonly at: EpochMs;
    /** `Earshot 0.1.0`. */
    readonly by: string;
  };
  readonly record: { readonly id: string; readonly version: string | undefined };
  readonly read: {
    readonly sessions: number;
    /** About so many there are, where that is known. */
    readonly expected: number | undefined;
    readonly isComplete: boolean;
  };
  /** `metrics`: names, addresses and devices are masked in it. */
  readonly fieldLevel: FieldLevel;
  /** The view as its address says it, without a question mark: `sort=-rated&tz=utc`. No words that anyone typed. */
  readonly view: string;
  /** The maker's time zone, `Europe/Helsinki`. */
  readonly zone: string;
  /** The complaint that led here, without names when they are masked. */
  readonly ticket: string | undefined;
  readonly bodies: PackedBodies;
};

/** Graph's JSON, each text packed by `base/pack-text.ts`: the record, lists of participants, and lists of sessions. */
export type PackedBodies = {
  readonly record: string | undefined;
  readonly participants: readonly string[];
  readonly sessions: readonly string[];
};

/** The data of a case file as JSON that can stand between the tags of an HTML script: it holds no `<`. */
export const writeCaseFile = (file: CaseFile): string =>
  JSON.stringify({
    format: CASE_FORMAT,
    formatVersion: CASE_FORMAT_VERSION,
    made: { at: new Date(file.made.at).toISOString(), by: file.made.by },
    record: file.record,
    read: file.read,
    fieldLevel: file.fieldLevel,
    view: file.view,
    zone: file.zone,
    ticket: file.ticket,
    bodies: file.bodies,
  }).replaceAll('<', '\\u003c');

/** The case in a text that `writeCaseFile` made; otherwise a reason to go on with after the file's name. */
export const readCaseFile = (text: string): Result<CaseFile, string> => {
  const json = parse(text);
  if (json.kind === 'err') return json;
  const from = Reader.over(json.value, '', []);
  if (from?.text('format') !== CASE_FORMAT) return err('its data is no call of Earshot');
  const version = from.number('formatVersion');
  if (version !== CASE_FORMAT_VERSION) {
    return err(
      `case format ${version ?? 'unknown'}, and this is Earshot for case format ${CASE_FORMAT_VERSION}`,
    );
  }
  return caseOf(from);
};

const parse = (text: string): Result<unknown, string> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err('its data is damaged: not JSON');
  }
};

const caseOf = (from: Reader): Result<CaseFile, string> => {
  const made = from.object('made');
  const record = from.object('record');
  const read = from.object('read');
  const bodies = from.object('bodies');
  const at = made?.instant('at');
  const by = made?.text('by');
  const id = record?.text('id');
  const sessions = read?.number('sessions');
  const fieldLevel = levelOf(from.text('fieldLevel'));
  if (at === undefined || by === undefined) return damaged('when and by what it was made');
  if (id === undefined) return damaged('which call it is of');
  if (sessions === undefined || !bodies?.hasList('sessions')) return damaged('sessions');
  if (fieldLevel === undefined) return damaged('whether names are masked');
  return ok({
    made: { at: epochMs(at), by: by.slice(0, MOST_OF_A_NAME) },
    record: {
      id: id.slice(0, MOST_OF_A_NAME),
      version: record?.text('version')?.slice(0, MOST_OF_A_NAME),
    },
    read: { sessions, expected: read?.number('expected'), isComplete: read?.boolean('isComplete') === true },
    fieldLevel,
    view: (from.text('view') ?? '').slice(0, MOST_OF_A_VIEW),
    zone: zoneOf(from.text('zone')),
    ticket: from.text('ticket')?.slice(0, MOST_OF_A_TICKET),
    bodies: {
      record: bodies.text('record'),
      participants: bodies.texts('participants'),
      sessions: bodies.texts('sessions'),
    },
  });
};

const damaged = (what: string): Result<never, string> => err(`its data is damaged: it does not say ${what}`);

const levelOf = (text: string | undefined): FieldLevel | undefined =>
  text === 'metrics' || text === 'identity' ? text : undefined;

/** Intl throws for a zone that nobody knows. */
const zoneOf = (text = 'UTC'): string => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    return 'UTC';
  }
};

/** A file is as untrusted as the network: no more is shown of its texts than a case needs. */
const MOST_OF_A_NAME = 100;
const MOST_OF_A_VIEW = 4_096;
const MOST_OF_A_TICKET = 1_024;
