import type { Endpoint, Failure, Feedback, Identity, Network, Session } from '#calls/model';
import type { End } from '#quality/facts';
import { mediumKind } from '#quality/classify';

/**
 * The ends of a session that get a row: every participant. A session in which nobody is named still gets one,
 * at its caller, or it would vanish from the list: in federated calls the other side's people are left blank.
 */
export const endsWithRows = (session: Session): readonly End[] => {
  const ends = (['caller', 'callee'] as const).filter(
    (end) => endpointOf(session, end)?.kind === 'participant',
  );
  return ends.length > 0 ? ends : ['caller'];
};

/** The endpoint at one end; cut-down records name it on the segment alone. */
export const endpointOf = (session: Session, end: End): Endpoint | undefined =>
  session[end] ?? session.segments.find((segment) => segment[end])?.[end];

/** What there is to call a person by: display name, UPN, phone number. Undefined when nothing is. */
export const personName = (person: Identity | undefined): string | undefined => {
  if (!person) return undefined;
  return person.displayName ?? person.userPrincipalName ?? (person.kind === 'phone' ? person.id : undefined);
};

/** The network of one end: that of its audio, else of the first medium that has one. */
export const networkOf = (session: Session, end: End): Network | undefined => {
  const media = session.segments.flatMap((segment) => segment.media);
  const key = end === 'caller' ? 'callerNetwork' : 'calleeNetwork';
  const audio = media.find((medium) => mediumKind(medium.label) === 'audio' && medium[key]);
  return (audio ?? media.find((medium) => medium[key]))?.[key];
};

/** Why a session failed: its own failure, else that of one of its segments. */
export const failureOf = (session: Session): Failure | undefined =>
  session.failure ?? session.segments.find((segment) => segment.failure)?.failure;

/**
 * The one vote a person has, however often it is repeated: the last that was given, else that they were asked.
 */
export const voteOf = (feedbacks: readonly (Feedback | undefined)[]): Feedback | undefined => {
  const given = feedbacks.filter((feedback) => feedback !== undefined);
  return (
    given.findLast(({ rating }) => typeof rating === 'number') ??
    given.findLast(({ rating }) => rating === 'notRated') ??
    given.at(-1)
  );
};

/** What a typed search looks in: who, client, network, device and what they said. Lower case. */
export const searchTextOf = (
  name: string,
  person: Identity | undefined,
  session: Session,
  end: End,
): string => {
  const endpoint = endpointOf(session, end);
  const network = networkOf(session, end);
  const { userAgent, feedback, machineName } = endpoint ?? {};
  const client = [machineName, userAgent?.platform, userAgent?.applicationVersion, userAgent?.headerValue];
  const connection = network?.connectionType === 'wifi' ? 'wi-fi wifi' : network?.connectionType;
  const addresses = [network?.subnet, network?.ipAddress, network?.reflexiveIpAddress, network?.bssid];
  const said = [feedback?.text, ...(feedback?.ticked ?? []), failureOf(session)?.reason];
  const words = [name, person?.userPrincipalName, connection, network?.transport].concat(
    client,
    addresses,
    said,
  );
  return words
    .filter((word) => word !== undefined)
    .join('\n')
    .toLowerCase();
};
