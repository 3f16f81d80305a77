import type { Field } from './field.ts';
import { IDENTITY_FIELDS } from './identity-fields.ts';
import { LOG_FIELDS } from './log-fields.ts';
import { MEDIA_FIELDS } from './media-fields.ts';
import { RECORD_FIELDS } from './record-fields.ts';
import { SERVICE_FIELDS } from './service-fields.ts';

/** How much of a record a viewer sees: numbers with people masked, or names and devices too. */
export type FieldLevel = 'metrics' | 'identity';

/**
 * Every property of Graph's call records: owner, wire name, EDM type, unit, who may see it, where it is declared and
 * since when it is empty. Source: the CSDL of microsoft.graph.callRecords with its base types, v1.0 and beta.
 * What is not in this table is nobody's business at level `metrics`: an unknown field counts as personal until it
 * has a line here. A derived type repeats nothing of its base, because real answers have no discriminators.
 */
export const FIELDS = {
  ...RECORD_FIELDS,
  ...IDENTITY_FIELDS,
  ...MEDIA_FIELDS,
  ...LOG_FIELDS,
  ...SERVICE_FIELDS,
} as const satisfies Record<string, Record<string, Field>>;

/** Names of the types in the table. */
export type TypeName = keyof typeof FIELDS;

/** Types of the metadata whose properties stand with another type: their base, as a rule. */
const HOME: ReadonlyMap<string, TypeName> = new Map<string, TypeName>([
  ['organizer', 'participantBase'],
  ['participant', 'participantBase'],
  ['participantEndpoint', 'endpoint'],
  ['serviceEndpoint', 'endpoint'],
  ['clientUserAgent', 'userAgent'],
  ['serviceUserAgent', 'userAgent'],
  ['communicationsIdentitySet', 'identitySet'],
  ['userIdentity', 'identity'],
  ['azureCommunicationServicesUserIdentity', 'identity'],
  ['communicationsApplicationIdentity', 'identity'],
  ['communicationsApplicationInstanceIdentity', 'identity'],
  ['communicationsEncryptedIdentity', 'identity'],
  ['communicationsGuestIdentity', 'identity'],
  ['communicationsPhoneIdentity', 'identity'],
  ['communicationsUserIdentity', 'identity'],
  ['publicErrorDetail', 'publicError'],
  ['publicInnerError', 'publicError'],
]);

/** The type of this table that a type of the metadata is part of: `participantEndpoint` is in `endpoint`. */
export const homeOf = (type: string): string => HOME.get(type) ?? type;

/** The fields of a type, or undefined when the table has no such type. */
export const fieldsOf = (type: string): Readonly<Record<string, Field>> | undefined =>
  Object.hasOwn(FIELDS, type) ? FIELDS[type as TypeName] : undefined;
