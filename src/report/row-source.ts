import type { Identity, Session } from '#calls/model';
import { endpointOf, failureOf, networkOf, type End } from '#quality/ends';

/** What there is to call a person by: display name, UPN, phone number. Undefined when nothing is. */
export const personName = (person: Identity | undefined): string | undefined => {
  if (!person) return undefined;
  return person.displayName ?? person.userPrincipalName ?? (person.kind === 'phone' ? person.id : undefined);
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
