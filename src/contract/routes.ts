import { GUID } from '#base/guid';

/** Paths that app and proxy agree on. `{v}` is Graph's version, v1.0 or beta. */
export const TOKEN_PATH = '/oauth2/token';
export const REVOKE_PATH = '/oauth2/revoke';
export const ME_PATH = '/api/me';
export const READY_PATH = '/readyz';
export const AUDIT_PATH = '/api/admin/audit';
export const AUDIT_VERIFICATION_PATH = '/api/admin/audit/verification';
export const REVOCATIONS_PATH = '/api/admin/revocations';
export const EXPORTS_PATH = '/api/exports';

/** RFC 8693 names, spelled once. */
export const TOKEN_EXCHANGE_GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
export const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token';

export const GRAPH_VERSIONS = ['v1.0', 'beta'] as const;
export type GraphVersion = (typeof GRAPH_VERSIONS)[number];

export const callRecordsPath = (version: GraphVersion): string =>
  `/graph/${version}/communications/callRecords`;

export const callRecordPath = (version: GraphVersion, id: string): string =>
  `${callRecordsPath(version)}/${id}`;

export const sessionsPath = (version: GraphVersion, id: string): string =>
  `${callRecordPath(version, id)}/sessions`;

export const participantsPath = (version: GraphVersion, id: string): string =>
  `${callRecordPath(version, id)}/participants_v2`;

/** A call record's id as Graph writes it: a GUID, case-insensitive. */
export const CALL_RECORD_ID = GUID;
