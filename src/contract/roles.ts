import type { FieldLevel } from '#calls/fields';

/**
 * App roles of the proxy's API and the scope each stands for. Graph cannot narrow CallRecords.Read.All,
 * so these are the only access control there is. `CallQuality.Admin` gives no call data by itself.
 */
export const SCOPE_OF_ROLE = {
  'CallQuality.Read': 'callquality.read',
  'CallQuality.Read.Identity': 'callquality.identity',
  'CallQuality.Export': 'callquality.export',
  'CallQuality.Admin': 'callquality.admin',
} as const;

export type Role = keyof typeof SCOPE_OF_ROLE;

export const isRole = (name: string): name is Role => Object.hasOwn(SCOPE_OF_ROLE, name);

/** Whether the roles open the audit trail and revocation. */
export const isAdministrator = (roles: readonly Role[]): boolean => roles.includes('CallQuality.Admin');

/** The field level the roles give, or undefined when they open no call at all. */
export const fieldLevelOf = (roles: readonly Role[]): FieldLevel | undefined =>
  roles.includes('CallQuality.Read.Identity')
    ? 'identity'
    : roles.includes('CallQuality.Read')
      ? 'metrics'
      : undefined;
