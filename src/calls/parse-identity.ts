import type { Reader } from '#base/read';
import { isPhoneNumber } from './cut-phone.ts';
import type { Identity } from './model.ts';

type Kind = Identity['kind'];

/**
 * Members of an identity set in the order in which they are asked. The set is open: real answers have acsUser,
 * spoolUser and others, nearly always null, and at most one that is filled.
 */
const MEMBER_KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['user', 'user'],
  ['guest', 'guest'],
  ['phone', 'phone'],
  ['application', 'application'],
  ['applicationInstance', 'application'],
  ['acsApplicationInstance', 'application'],
  ['spoolApplicationInstance', 'application'],
  ['device', 'device'],
]);

/** An identity set: its first member with an id, else its first with a name. */
export const parseIdentitySet = (set: Reader | undefined): Identity | undefined => {
  if (!set) return undefined;
  const members = new Set([...MEMBER_KINDS.keys(), ...set.keys]);
  let named: Identity | undefined;
  for (const member of members) {
    if (!set.has(member) || member.includes('@') || member === 'endpointType') continue;
    const identity = parseIdentity(set.object(member), MEMBER_KINDS.get(member) ?? 'other');
    if (identity?.id !== undefined) return identity;
    named ??= identity;
  }
  return named;
};

/**
 * The person at an endpoint: `associatedIdentity`, else the deprecated `identity` set. The former does not say
 * which kind it is, so the set beside it, the discriminator or the shape of the id has to.
 */
export const parseEndpointIdentity = (endpoint: Reader): Identity | undefined => {
  const older = parseIdentitySet(endpoint.object('identity'));
  const associated = endpoint.object('associatedIdentity');
  const identity = parseIdentity(associated, 'user');
  if (!associated || !identity) return older;
  const sameAsOlder = older?.id !== undefined && older.id === identity.id;
  return { ...identity, kind: sameAsOlder ? older.kind : kindOf(associated, identity.id) };
};

/** A member of participants_v2 or organizer_v2: the identity it holds, else its bare id. */
export const parseParticipant = (participant: Reader | undefined): Identity | undefined => {
  if (!participant) return undefined;
  const identity = parseIdentitySet(participant.object('identity'));
  // The documentation shows two people under one participant id: the identity's own id counts.
  if (identity?.id !== undefined) return identity;
  const id = participant.text('id');
  if (id === undefined) return identity;
  return { ...(identity ?? NOBODY), kind: identity?.kind ?? kindOfId(id), id };
};

const parseIdentity = (from: Reader | undefined, kind: Kind): Identity | undefined => {
  if (!from) return undefined;
  const identity: Identity = {
    kind,
    id: from.text('id'),
    displayName: from.shown('displayName'),
    userPrincipalName: from.shown('userPrincipalName'),
    tenantId: from.text('tenantId'),
  };
  const isEmpty =
    identity.id === undefined &&
    identity.displayName === undefined &&
    identity.userPrincipalName === undefined;
  return isEmpty ? undefined : identity;
};

const NOBODY: Identity = {
  kind: 'user',
  id: undefined,
  displayName: undefined,
  userPrincipalName: undefined,
  tenantId: undefined,
};

const kindOf = (identity: Reader, id: string | undefined): Kind => {
  const type = identity.text('@odata.type')?.toLowerCase() ?? '';
  if (type.includes('phone')) return 'phone';
  if (type.includes('guest')) return 'guest';
  if (type.includes('application')) return 'application';
  return id === undefined ? 'user' : kindOfId(id);
};

/** Phone numbers stand where other people have a GUID. */
const kindOfId = (id: string): Kind => (isPhoneNumber(id) ? 'phone' : 'user');
