import type { FieldLevel } from '#calls/fields';
import type { Endpoint, Network, Session } from '#calls/model';
import type { End } from '#quality/ends';
import { blank, NOT_REPORTED, value, type Cell } from './cell.ts';
import { deviceLines, endpointLines, networkLines, type EndLine } from './end-table.ts';
import { deviceOf, endpointOf, networkOf } from '#quality/ends';
import { personName } from '../list/row-source.ts';

/** A station between both ends of a session, as far as the record tells. */
export type PathNode = {
  readonly kind: 'device' | 'wifi' | 'network' | 'public' | 'relay' | 'service' | 'unknown';
  /** What it is: “Access point”. */
  readonly role: string;
  readonly title: Cell;
  readonly facts: readonly { readonly label: string; readonly cell: Cell }[];
};

/** Whether something here is past a limit by itself: the station is ringed. */
export const hasProof = ({ facts }: PathNode): boolean =>
  facts.some(({ cell }) => cell.kind === 'value' && cell.over);

/**
 * The way from the person at `end` to the other end.
 *
 *     device ── access point ── public address ── relay ── service
 *     device ── network ── ? ── network ── device              two people, no address of a relay
 */
export const callPath = (session: Session, end: End, level: FieldLevel): readonly PathNode[] => {
  const other: End = end === 'caller' ? 'callee' : 'caller';
  const mine = endNodes(session, end, level);
  const theirs = endNodes(session, other, level);
  const between = [...betweenNodes(networkOf(session, end), level)];
  if (endpointOf(session, other)?.kind === 'participant') {
    return [...mine, ...(between.length > 0 ? between : [IN_BETWEEN]), ...theirs.toReversed()];
  }
  return [...mine, ...between, serviceNode(session, other)];
};

const IN_BETWEEN: PathNode = {
  kind: 'unknown',
  role: 'In between',
  title: blank('no public address, relay or hops'),
  facts: [],
};

type Fact = PathNode['facts'][number];

/** Lines by their label; those without a line say so. */
const pick = (lines: readonly EndLine[], labels: Readonly<Record<string, string>>): readonly Fact[] =>
  Object.entries(labels).map(([label, line]) => ({ label, cell: cellOf(lines, line) }));

const cellOf = (lines: readonly EndLine[], label: string): Cell =>
  lines.find((line) => line.label === label)?.cells[0] ?? NOT_REPORTED;

const endNodes = (session: Session, end: End, level: FieldLevel): readonly PathNode[] => {
  const endpoint = endpointOf(session, end);
  const network = networkOf(session, end);
  return [deviceNode(session, end, endpoint, level), networkNode(network, level)];
};

const deviceNode = (session: Session, end: End, of: Endpoint | undefined, level: FieldLevel): PathNode => {
  const machine = endpointLines([{ of, level }]);
  const sound = deviceLines([{ of: deviceOf(session, end), level }]);
  return {
    kind: 'device',
    role: 'Device',
    title: cellOf(machine, 'Machine'),
    facts: [
      ...pick(machine, { Client: 'Client', CPU: 'Processor' }),
      ...pick(sound, { Audio: 'Microphone' }),
    ],
  };
};

const networkNode = (of: Network | undefined, level: FieldLevel): PathNode => {
  const lines = networkLines([{ of, level }]);
  if (of?.connectionType === 'wifi') {
    return {
      kind: 'wifi',
      role: 'Access point',
      title: cellOf(lines, 'Access point'),
      facts: pick(lines, { Signal: 'Signal', Band: 'Band, channel', Radio: 'Radio' }),
    };
  }
  return {
    kind: 'network',
    role: 'Network',
    title: cellOf(lines, 'Connection'),
    facts: pick(lines, { Speed: 'Link speed', Local: 'Local address', Subnet: 'Subnet' }),
  };
};

/** What lies outside of the building, where the record names it. */
const betweenNodes = function* (of: Network | undefined, level: FieldLevel): Generator<PathNode> {
  const lines = networkLines([{ of, level }]);
  if (of?.reflexiveIpAddress !== undefined) {
    yield {
      kind: 'public',
      role: 'Public address',
      title: cellOf(lines, 'Public address'),
      facts: pick(lines, { Local: 'Local address', Subnet: 'Subnet' }),
    };
  }
  if (of?.relayIpAddress !== undefined) {
    yield {
      kind: 'relay',
      role: 'Relay',
      title: cellOf(lines, 'Relay'),
      facts: pick(lines, { Transport: 'Transport', Bandwidth: 'Bandwidth low' }),
    };
  }
};

const serviceNode = (session: Session, end: End): PathNode => {
  const endpoint = endpointOf(session, end);
  const lines = endpointLines([{ of: endpoint, level: 'identity' }]);
  return {
    kind: 'service',
    role: 'Service',
    title: value(personName(endpoint?.identity) ?? 'Teams service'),
    facts: pick(lines, { Role: 'Role', Machine: 'Machine' }),
  };
};
