import { guidOf } from './random.ts';

/** Who can sign in at the stand-in. */
export type PersonKey = 'megan' | 'patti' | 'joni' | 'alex';

export type SignInPerson = {
  readonly key: PersonKey;
  readonly oid: string;
  readonly name: string;
  readonly userPrincipalName: string;
  readonly job: string;
  /** What the role lets them do, as the sign-in page says it. */
  readonly may: string;
  /** App roles of the API. Empty: the token has no roles claim, as Entra leaves it out. */
  readonly roles: readonly string[];
};

/** The tenant of Microsoft's documentation examples, so that their people are people of this tenant. */
export const TENANT_ID = 'dc368399-474c-4d40-900c-6265431fd81f';

/** App registrations: the page, the proxy's API, and the credential that asks Graph. */
export const SPA_CLIENT_ID = '5b2c8f4e-6d31-4c0b-9a7e-13f0d2a8c641';
export const API_CLIENT_ID = 'c91e7a05-2f84-4b6d-8e53-7d40b6f1a92c';
export const GRAPH_CLIENT_ID = '0e4d6b93-a1c7-4f28-b5d9-86c2e7f31a50';

/** The one scope of the proxy's API. */
export const API_SCOPE = `api://${API_CLIENT_ID}/access_as_user`;

/** A person of the tenant by name: the same name has the same id in every call and at sign-in. */
export const oidOf = (name: string): string => guidOf('person', name);

export const upnOf = (name: string, domain = 'contoso.com'): string =>
  `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@${domain}`;

const person = (
  key: PersonKey,
  name: string,
  job: string,
  may: string,
  roles: readonly string[],
): SignInPerson => ({ key, oid: oidOf(name), name, userPrincipalName: upnOf(name), job, may, roles });

export const SIGN_IN_PEOPLE: readonly SignInPerson[] = [
  person(
    'megan',
    'Megan Bowen',
    'voice engineer',
    'Sees every call with names and devices, and may export.',
    ['CallQuality.Read', 'CallQuality.Read.Identity', 'CallQuality.Export'],
  ),
  person(
    'patti',
    'Patti Fernandez',
    'help desk',
    'Sees every call with people, addresses and devices masked.',
    ['CallQuality.Read'],
  ),
  person('joni', 'Joni Sherman', 'administrator', 'Sees the audit trail and no calls.', [
    'CallQuality.Admin',
  ]),
  person('alex', 'Alex Wilber', 'no role', 'Can sign in, and is told that a role is missing.', []),
];

/** The person with this key or object id. */
export const findPerson = (keyOrOid: string): SignInPerson | undefined =>
  SIGN_IN_PEOPLE.find(({ key, oid }) => key === keyOrOid || oid === keyOrOid);
