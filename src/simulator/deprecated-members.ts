import type {
  GraphEndpoint,
  GraphIdentity,
  GraphIdentitySet,
  GraphParticipant,
  GraphSession,
} from './wire.ts';

/** From this day on Graph no longer fills callRecord.organizer, .participants and participantEndpoint.identity. */
export const DEPRECATED_UNTIL_MS = Date.UTC(2026, 5, 30);

/** `organizer` and `participants` of a record, the latter at most 130, as Graph still filled them. */
export const deprecatedOfRecord = (
  organizer: GraphParticipant | null,
  participants: readonly GraphParticipant[],
): object => ({
  organizer: organizer === null ? null : olderSet(organizer.identity),
  participants: participants.slice(0, 130).map(({ identity }) => olderSet(identity)),
});

/** The session with `identity` beside `associatedIdentity` at both ends, and in its segments. */
export const withDeprecatedIdentity = (session: GraphSession): GraphSession => ({
  ...session,
  caller: withIdentity(session.caller),
  callee: withIdentity(session.callee),
  segments: session.segments.map((segment) => ({
    ...segment,
    ...(segment.caller && { caller: withIdentity(segment.caller) }),
    ...(segment.callee && { callee: withIdentity(segment.callee) }),
  })),
});

const withIdentity = (endpoint: GraphEndpoint): GraphEndpoint =>
  endpoint.associatedIdentity && endpoint.identity === undefined
    ? { ...endpoint, identity: { user: olderIdentity(endpoint.associatedIdentity) } }
    : endpoint;

const olderSet = (set: GraphIdentitySet): GraphIdentitySet =>
  Object.fromEntries(
    Object.entries(set)
      .filter(
        ([member]) =>
          !['endpointType', 'azureCommunicationServicesUser', 'assertedIdentity'].includes(member),
      )
      .map(([member, identity]) => [member, identity === null ? null : olderIdentity(identity)]),
  );

/** The older identity has no user principal name. */
const olderIdentity = ({ id, displayName, tenantId }: GraphIdentity): GraphIdentity => ({
  id,
  displayName,
  ...(tenantId !== undefined && { tenantId }),
});
