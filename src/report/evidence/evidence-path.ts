import type { FieldLevel } from '#calls/fields';
import { networkOf } from '#quality/ends';
import { callPath, hasProof, type PathNode } from '../session/call-path.ts';
import { causeRow } from './evidence-ladders.ts';
import { severityOf } from '../list/severity.ts';
import type { SessionPart, SessionRow } from '../list/session-rows.ts';
import { traceRoute, type TraceRoute } from '../session/trace-route.ts';
import type { FindingView } from '../verdict/verdict.ts';

/** The way media took at the person the verdict is about, as far as the record names it. */
export type CausePath = {
  /** “Path of Diego Siciliani”. */
  readonly title: string;
  readonly nodes: readonly {
    readonly role: string;
    readonly name: string;
    readonly facts: readonly string[];
    /** Something here is past a limit by itself. */
    readonly isProof: boolean;
  }[];
  readonly route: TraceRoute | undefined;
};

type Subject = {
  readonly rows: readonly SessionRow[];
  readonly nameOf: (key: string) => string;
  readonly isMasked: boolean;
};

/** Undefined where the verdict is about nobody in particular. */
export const causePath = (main: FindingView, subject: Subject): CausePath | undefined => {
  const row = causeRow(main, subject.rows);
  const part = row && worstPart(row);
  if (row === undefined || part === undefined) return undefined;
  const level: FieldLevel = subject.isMasked ? 'metrics' : 'identity';
  const hops = networkOf(part.session, part.side)?.traceRouteHops ?? [];
  return {
    title: `Path of ${subject.nameOf(row.key)}`,
    nodes: callPath(part.session, part.side, level).map(toNode),
    route: hops.length === 0 ? undefined : traceRoute(hops),
  };
};

const worstPart = ({ parts }: SessionRow): SessionPart | undefined => {
  const severity = ({ sent, heard, failure }: SessionPart) => severityOf(sent, heard, failure !== undefined);
  return parts.toSorted((one, other) => severity(one) - severity(other))[0];
};

/** Facts that are there; why another is not is on the session's page. */
const toNode = (node: PathNode): CausePath['nodes'][number] => ({
  role: node.role,
  name: node.title.kind === 'value' ? node.title.text : 'not in the record',
  facts: node.facts.flatMap(({ label, cell }) => (cell.kind === 'value' ? [`${label} ${cell.text}`] : [])),
  isProof: hasProof(node),
});
