import { all, field, named, undeclared, type Field } from './field.ts';

/** Identities and the sets that hold them. All are open types. The same in v1.0 and beta. */
export const IDENTITY_FIELDS = {
  identity: {
    id: named(),
    displayName: named(),
    userPrincipalName: named(),
    tenantId: named(),
    email: named(),
    ipAddress: named(),
    applicationType: named(),
    hidden: named('Edm.Boolean'),
    azureCommunicationServicesResourceId: named(),
  },
  /** identitySet with communicationsIdentitySet, and members that real answers have undeclared. */
  identitySet: {
    application: field('person', 'identity'),
    device: field('person', 'identity'),
    user: field('person', 'identity'),
    applicationInstance: field('person', 'identity'),
    assertedIdentity: field('person', 'identity'),
    azureCommunicationServicesUser: field('person', 'identity'),
    encrypted: field('person', 'identity'),
    endpointType: all('endpointType'),
    guest: field('person', 'identity'),
    onPremises: field('person', 'identity'),
    phone: field('person', 'identity'),
    acsUser: undeclared(field('person', 'identity')),
    spoolUser: undeclared(field('person', 'identity')),
    acsApplicationInstance: undeclared(field('person', 'identity')),
    spoolApplicationInstance: undeclared(field('person', 'identity')),
  },
} as const satisfies Record<string, Record<string, Field>>;
