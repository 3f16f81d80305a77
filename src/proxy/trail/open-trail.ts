import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import { openFileTrail } from './file-trail.ts';
import { createMemoryTrail } from './memory-trail.ts';
import type { AuditTrail } from './trail.ts';

/**
 * The trail the settings ask for. The hash it begins with goes to the log: kept elsewhere, it proves later that
 * nothing before it was cut off. Throws with the reason in words.
 */
export const openTrail = async (
  { auditFile, auditMonths }: Config,
  log: FastifyBaseLogger,
  now: () => number,
): Promise<AuditTrail> => {
  if (auditFile === undefined) return createMemoryTrail((line) => log.info({ audit: line }));
  try {
    const trail = await openFileTrail({ path: auditFile, months: auditMonths, now });
    const { isWhole, lines, head } = await trail.verify();
    if (isWhole) log.info({ lines, head }, 'audit trail opened');
    else log.error({ lines, head }, 'audit trail is broken');
    return trail;
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`AUDIT_FILE ${auditFile} cannot be used: ${words}`, { cause });
  }
};
