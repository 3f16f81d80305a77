import type { FieldLevel } from '#calls/fields';
import type { Endpoint, Session } from '#calls/model';
import type { End } from '#quality/ends';
import type { LimitSet } from '#quality/limit-sets';
import {
  deviceLines,
  endpointLines,
  networkLines,
  type EndLine,
  type SeenEnd,
} from '#report/session/end-table';
import { value } from '#report/session/cell';
import { ladderOf, type Ladder } from '#report/verdict/ladder';
import { deviceOf, endpointOf, networkOf } from '#quality/ends';
import { ratingLine } from '#report/session/rating-line';
import { personName } from '#report/list/row-source';
import type { EndGroup } from '../features/two-ends/TwoEnds.tsx';

/** Nothing of the service is hidden from anyone. */
const seenBy =
  (session: Session, level: FieldLevel) =>
  <Of>(end: End, of: Of | undefined): SeenEnd<Of> => ({
    of,
    level: endpointOf(session, end)?.kind === 'participant' ? level : 'identity',
  });

/** Network and devices of one end, and its Wi-Fi signal among the limits for it. */
export const railFacts = (
  session: Session,
  end: End,
  level: FieldLevel,
  limits: LimitSet,
): {
  readonly network: readonly EndLine[];
  readonly signal: Ladder | undefined;
  readonly devices: readonly EndLine[];
} => {
  const seen = seenBy(session, level);
  const of = networkOf(session, end);
  const network = networkLines([seen(end, of)]);
  const average = of?.wifiSignalPercent;
  return {
    signal: average === undefined ? undefined : ladderOf('wifiSignalPercent', { average }, limits),
    network: withoutZeros(network.filter(({ field }) => !ON_THE_PATH.has(field))),
    devices: withoutZeros(deviceLines([seen(end, deviceOf(session, end))])),
  };
};

/** These stand at their station of the path already. */
const ON_THE_PATH = new Set([
  'ipAddress',
  'subnet',
  'reflexiveIPAddress',
  'relayIPAddress',
  'networkTransportProtocol',
  'basicServiceSetIdentifier',
]);

/** What never happened is one line, for it is the usual case. */
const withoutZeros = (lines: readonly EndLine[]): readonly EndLine[] => {
  const isZero = ({ cells: [cell] }: EndLine) =>
    cell?.kind === 'value' && (cell.text === '0.0 %' || (cell.text === '0' && cell.note === 'times'));
  const never = lines.filter(isZero).map(({ label }) => label.toLowerCase());
  if (never.length === 0) return lines;
  const told: EndLine = { label: 'Never', field: '', cells: [value(never.join(', '))] };
  return [...lines.filter((line) => !isZero(line)), told];
};

/** Both ends in three groups, caller first, with the place of each group's fields in the session's JSON. */
export const endGroups = (session: Session, level: FieldLevel): readonly EndGroup[] => {
  const seen = seenBy(session, level);
  const both = <Of>(of: (end: End) => Of | undefined) => [
    seen('caller', of('caller')),
    seen('callee', of('callee')),
  ];
  return [
    { place: '…', lines: endpointLines(both((end): Endpoint | undefined => endpointOf(session, end))) },
    { place: '…Network.', lines: networkLines(both((end) => networkOf(session, end))) },
    { place: '…Device.', lines: deviceLines(both((end) => deviceOf(session, end))) },
    { place: '…', lines: [ratingLine(endpointOf(session, 'caller'), endpointOf(session, 'callee'))] },
  ];
};

/** Who is at an end: “Anna Lidman”, “the service”. */
export const endName = (session: Session, end: End): string => {
  const endpoint = endpointOf(session, end);
  return personName(endpoint?.identity) ?? (endpoint?.kind === 'service' ? 'the service' : 'not named');
};

/** “Caller Anna Lidman”, “Callee the service”. */
export const endWords = (session: Session, end: End): string =>
  `${end === 'caller' ? 'Caller' : 'Callee'} ${endName(session, end)}`;
