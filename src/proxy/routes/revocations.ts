import type { AuditEntry } from '#contract/audit';
import { CALL_RECORD_ID } from '#contract/routes';
import type { Audit } from '../audit.ts';
import { ProxyError } from '../errors.ts';
import { isObject } from '../graph/json.ts';
import type { Revocations } from '../tokens/revocations.ts';
import type { Handler } from './service.ts';

type Revoked = NonNullable<AuditEntry['revoked']>;

/** `POST /api/admin/revocations` with `{sub}`, `{sid}` or `{all: true}`: holds from the next request on. */
export const sendRevocation = (revocations: Revocations, audit: Audit): Handler => {
  return async (request, reply) => {
    if (request.originalUrl.includes('?')) throw new ProxyError('invalid-input');
    const revoked = readRevoked(request.body);
    await revoke(revocations, revoked);
    await audit(request, { event: 'revocation', revoked, what: 'by an administrator', status: 204 });
    return reply.code(204).send();
  };
};

const revoke = (revocations: Revocations, revoked: Revoked): Promise<void> => {
  if ('sub' in revoked) return revocations.revokeSubject(revoked.sub);
  return 'sid' in revoked ? revocations.revokeSession(revoked.sid) : revocations.revokeAll();
};

const readRevoked = (body: unknown): Revoked => {
  if (isObject(body) && Object.keys(body).length === 1) {
    const { sub, sid, all } = body;
    if (typeof sub === 'string' && CALL_RECORD_ID.test(sub)) return { sub: sub.toLowerCase() };
    if (typeof sid === 'string' && /^[\w.~-]{1,128}$/.test(sid)) return { sid };
    if (all === true) return { all };
  }
  throw new ProxyError('invalid-input');
};
