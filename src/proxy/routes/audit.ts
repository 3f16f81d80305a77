import { AUDIT_EVENTS, AUDIT_PAGE_SIZE, type AuditEntry, type AuditPage } from '#contract/audit';
import { instantOf } from '#base/instant';
import { GUID } from '#base/guid';
import { CALL_RECORD_ID } from '#contract/routes';
import type { Audit } from '../audit.ts';
import { ProxyError } from '../errors.ts';
import { isObject } from '../graph/json.ts';
import { readOptions } from '../steps/read-options.ts';
import type { AuditTrail } from '../trail/trail.ts';
import { sendJson } from './send-json.ts';
import type { Handler } from './service.ts';

type Query = {
  readonly size: number;
  readonly before: string | undefined;
  readonly matches: (entry: AuditEntry) => boolean;
  /** Whether no older line can match. */
  readonly isPast: (entry: AuditEntry) => boolean;
};

/** One page looks at no more lines than this: a filter that matches nothing must not read a year. */
const MAX_SCANNED = 50_000;

/** `GET /api/admin/audit`: the trail, newest first, and itself a line of it. */
export const sendAudit = (trail: AuditTrail, audit: Audit): Handler => {
  return async (request, reply) => {
    const query = readQuery(request.originalUrl);
    await audit(request, {
      event: 'audit-read',
      what: query.before === undefined ? 'read' : 'read on',
      status: 200,
    });
    return sendJson(request, reply, JSON.stringify(await readPage(trail, query)));
  };
};

/** `GET /api/admin/audit/verification`: follows the chain through every line that is kept. */
export const sendAuditVerification = (trail: AuditTrail, audit: Audit): Handler => {
  let checking: ReturnType<AuditTrail['verify']> | undefined;
  return async (request, reply) => {
    readOptions(request.originalUrl, []);
    await audit(request, { event: 'audit-read', what: 'verified', status: 200 });
    checking ??= trail.verify().finally(() => (checking = undefined));
    return sendJson(request, reply, JSON.stringify(await checking));
  };
};

const readPage = async (trail: AuditTrail, query: Query): Promise<AuditPage> => {
  const entries: AuditEntry[] = [];
  let scanned = 0;
  for await (const { text, place } of trail.read(query.before)) {
    const entry = entryOf(text);
    scanned += 1;
    if (entry !== undefined && query.isPast(entry)) return { entries };
    if (entry !== undefined && query.matches(entry)) entries.push(entry);
    if (entries.length >= query.size || scanned >= MAX_SCANNED) return { entries, next: place };
  }
  return { entries };
};

/** Our own lines; one that a crash cut short is none. */
const entryOf = (text: string): AuditEntry | undefined => {
  try {
    const entry: unknown = JSON.parse(text);
    return isObject(entry) && typeof entry['ts'] === 'string' ? (entry as AuditEntry) : undefined;
  } catch {
    return undefined;
  }
};

const readQuery = (target: string): Query => {
  const options = readOptions(target, ['event', 'oid', 'recordId', 'from', 'to', 'before', 'limit']);
  const event = oneOf(options.get('event'), AUDIT_EVENTS);
  const oid = matching(options.get('oid'), GUID)?.toLowerCase();
  const recordId = matching(options.get('recordId'), CALL_RECORD_ID)?.toLowerCase();
  const from = instant(options.get('from'));
  const to = instant(options.get('to'));
  const { min, max } = AUDIT_PAGE_SIZE;
  const size = Number(matching(options.get('limit'), /^\d{1,4}$/) ?? AUDIT_PAGE_SIZE.default);
  if (size < min || size > max) throw new ProxyError('invalid-input');
  return {
    size,
    before: matching(options.get('before'), /^[\d:-]{1,40}$/),
    matches: (entry) =>
      (event === undefined || entry.event === event) &&
      (oid === undefined || entry.oid === oid) &&
      (recordId === undefined || entry.recordId === recordId) &&
      (to === undefined || Date.parse(entry.ts) <= to),
    isPast: (entry) => from !== undefined && Date.parse(entry.ts) < from,
  };
};

const matching = (text: string | undefined, pattern: RegExp): string | undefined => {
  if (text !== undefined && !pattern.test(text)) throw new ProxyError('invalid-input');
  return text;
};

const oneOf = <Choice extends string>(
  text: string | undefined,
  choices: readonly Choice[],
): Choice | undefined => {
  const choice = choices.find((known) => known === text);
  if (text !== undefined && choice === undefined) throw new ProxyError('invalid-input');
  return choice;
};

const instant = (text: string | undefined): number | undefined => {
  const at = text === undefined ? undefined : instantOf(text);
  if ((text !== undefined && at === undefined) || at === 'never') throw new ProxyError('invalid-input');
  return at;
};
