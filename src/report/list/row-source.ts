import type { Identity } from '#calls/model';
import { endpointOf, failureOf, networkOf } from '#quality/ends';
import type { SessionPart, SessionRow } from './session-rows.ts';

/** What there is to call a person by: display name, UPN, phone number. Undefined when nothing is. */
export const personName = (person: Identity | undefined): string | undefined => {
  if (!person) return undefined;
  return person.displayName ?? person.userPrincipalName ?? (person.kind === 'phone' ? person.id : undefined);
};

const searched = new WeakMap<SessionRow, string>();

/** What a typed search looks in, in lower case: made when a row is first searched, for most calls never are. */
export const searchTextOf = (row: SessionRow): string => {
  const known = searched.get(row);
  if (known !== undefined) return known;
  const text = row.parts
    .map((part) => partText(row, part))
    .join('\n')
    .toLowerCase();
  searched.set(row, text);
  return text;
};

/** Who, client, network, device and what they said. */
const partText = ({ name, person }: SessionRow, { session, side }: SessionPart): string => {
  const endpoint = endpointOf(session, side);
  const network = networkOf(session, side);
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
  return words.filter((word) => word !== undefined).join('\n');
};
