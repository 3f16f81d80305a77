import type { FieldLevel } from '#calls/fields';
import { EXPORT_KINDS, MAX_EXPORTED_SESSIONS, MAX_PURPOSE, type ExportRequest } from '#contract/exports';
import { CALL_RECORD_ID } from '#contract/routes';
import type { Audit } from '../audit.ts';
import { ProxyError } from '../errors.ts';
import { isObject } from '../graph/json.ts';
import type { RecordGate } from '../steps/limit-rate.ts';
import { readOptions } from '../steps/read-options.ts';
import { fieldLevelFor } from '../steps/require-role.ts';
import type { Handler } from './service.ts';

/** `POST /api/exports`: asked before a call is written out, and written down before it is allowed. */
export const sendExport = (gate: RecordGate, audit: Audit): Handler => {
  return async (request, reply) => {
    readOptions(request.originalUrl, []);
    const { recordId, kind, fieldLevel, sessions, purpose } = readExport(request.body);
    // Who may see nothing is refused by fieldLevelFor itself.
    const own = fieldLevelFor(request);
    if (fieldLevel === 'identity' && own !== 'identity') throw new ProxyError('forbidden');
    await gate(request, recordId, fieldLevel);
    await audit(request, {
      event: 'export',
      what: kind,
      recordId,
      fieldLevel,
      sessions,
      status: 204,
      ...(purpose === undefined ? {} : { purpose }),
    });
    return reply.code(204).send();
  };
};

const FIELD_LEVELS: readonly FieldLevel[] = ['metrics', 'identity'];
const MEMBERS: readonly string[] = ['recordId', 'kind', 'fieldLevel', 'sessions', 'purpose'];

const readExport = (body: unknown): ExportRequest => {
  if (!isObject(body) || !Object.keys(body).every((name) => MEMBERS.includes(name)))
    throw new ProxyError('invalid-input');
  const { recordId, sessions, purpose } = body;
  const kind = EXPORT_KINDS.find((known) => known === body['kind']);
  const fieldLevel = FIELD_LEVELS.find((known) => known === body['fieldLevel']);
  if (
    typeof recordId !== 'string' ||
    !CALL_RECORD_ID.test(recordId) ||
    kind === undefined ||
    fieldLevel === undefined ||
    !isCount(sessions) ||
    (purpose !== undefined && (typeof purpose !== 'string' || purpose.length > MAX_PURPOSE))
  )
    throw new ProxyError('invalid-input');
  const words = purpose === undefined ? '' : onOneLine(purpose);
  return {
    recordId: recordId.toLowerCase(),
    kind,
    fieldLevel,
    sessions,
    ...(words === '' ? {} : { purpose: words }),
  };
};

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_EXPORTED_SESSIONS;

/** Pasted text may hold line ends, and marks that turn the direction of what is read after it in the trail. */
const onOneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
