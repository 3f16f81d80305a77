import { createShared } from '#base/shared';
import type { Identity, UserAgent } from '#calls/model';
import { endpointOf, networkOf, voteOf } from '#quality/ends';
import { personName } from './row-source.ts';
import type { JudgedPart } from './session-part.ts';
import type { RowNetwork, SessionPart, SessionRow } from './session-rows.ts';
import { severityOf } from './severity.ts';
import { highest, worstNumbers } from './worst-numbers.ts';

/** One person's row out of all their parts, in any order; `parts` is not empty. */
export const toRow = (
  key: string,
  unordered: readonly [JudgedPart, ...JudgedPart[]],
  nameBefore: string | undefined,
  nameFor: (person: Identity | undefined) => string,
): SessionRow => {
  const parts = unordered.map(({ part }) => part).sort(byStart);
  const numbers = unordered.map((judged) => judged.numbers);
  const endpoints = parts.map(({ session, side }) => endpointOf(session, side));
  const people = endpoints.map((endpoint) => endpoint?.identity).filter((identity) => identity !== undefined);
  const person = people.find(({ displayName }) => displayName !== undefined) ?? people[0];
  const name = personName(person) ?? nameBefore ?? nameFor(person);
  const sent = worstNumbers(numbers.map((part) => part.sent));
  const heard = worstNumbers(numbers.map((part) => part.heard));
  const agents = endpoints.map((endpoint) => endpoint?.userAgent);
  const failure = parts.find((part) => part.failure)?.failure;
  return {
    key,
    person,
    name,
    parts,
    end: (parts[0] ?? unordered[0].part).side,
    sent,
    heard,
    roundTripMs: highest(numbers.map(({ roundTripMs }) => roundTripMs)),
    roundTripOver: numbers.some(({ roundTripOver }) => roundTripOver),
    network: networkOfParts(parts),
    platform: agents.find((agent) => agent?.platform)?.platform,
    client: clientOf(agents),
    modalities: modalitiesOf(parts),
    feedback: voteOf(endpoints.map((endpoint) => endpoint?.feedback)),
    failure,
    severity: severityOf(sent.grade, heard.grade, failure !== undefined),
    limitsCrossed: numbers.reduce((sum, { limitsCrossed }) => sum + limitsCrossed, 0),
    timesLimit: highest(numbers.map(({ timesLimit }) => timesLimit)),
  };
};

/** One list for all rows whose people used the same, for a call knows a handful. */
const modalitiesOf = (parts: readonly SessionPart[]): readonly string[] => {
  const modalities = [...new Set(parts.flatMap(({ session }) => session.modalities))];
  return MODALITIES.share(modalities.join('\n'), modalities);
};

const MODALITIES = createShared<readonly string[]>();

const byStart = (one: SessionPart, other: SessionPart): number =>
  (one.start ?? Infinity) === (other.start ?? Infinity)
    ? one.index - other.index
    : (one.start ?? Infinity) - (other.start ?? Infinity);

/** The network of the worst part: that is the one the numbers come from. */
const networkOfParts = (parts: readonly SessionPart[]): RowNetwork | undefined => {
  const worstFirst = [...parts].sort((one, other) => severityOfPart(one) - severityOfPart(other));
  const networks = worstFirst.map(({ session, side }) => networkOf(session, side));
  const network = networks.find((candidate) => candidate?.connectionType) ?? networks.find(Boolean);
  return (
    network && {
      connection: network.connectionType,
      signalPercent: network.wifiSignalPercent,
      band: network.wifiBand,
      transport: network.transport,
      subnet: network.subnet,
      bssid: network.bssid,
      publicAddress: network.reflexiveIpAddress,
    }
  );
};

const severityOfPart = ({ sent, heard, failure }: SessionPart): number =>
  severityOf(sent, heard, failure !== undefined);

const clientOf = (agents: readonly (UserAgent | undefined)[]): string | undefined =>
  agents.find((agent) => agent?.applicationVersion)?.applicationVersion ??
  agents.find((agent) => agent?.headerValue)?.headerValue;
