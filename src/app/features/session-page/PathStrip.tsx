import type { Grade } from '#quality/grade';
import { hasProof, type PathNode } from '#report/session/call-path';
import { formatMs } from '#report/format';
import { readingWords } from '#report/session/person-words';
import type { PartNumbers } from '#report/list/session-rows';
import { CellView } from '../../ui/CellView.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';

type Props = {
  readonly nodes: readonly PathNode[];
  readonly numbers: PartNumbers;
  /** What stands at either end: “Caller, the person”. */
  readonly ends: readonly [string, string];
};

const ICON: Readonly<Record<PathNode['kind'], IconName | undefined>> = {
  device: 'device',
  wifi: 'wifi',
  network: 'relay',
  public: 'globe',
  relay: 'relay',
  service: 'cloud',
  unknown: undefined,
};

/** The way media took, as far as the record names it, with one band for each direction over all of it. */
export const PathStrip = ({ nodes, numbers, ends }: Props) => {
  const sent = readingWords('Sent', numbers.sent);
  const heard = readingWords('Heard', numbers.heard);
  return (
    <section className="pathstrip" data-picture="path" aria-label="Path from one end to the other">
      <p className="path-ends muted">
        <span>
          <bdi>{ends[0]}</bdi>
        </span>
        <span>
          <bdi>{ends[1]}</bdi>
        </span>
      </p>
      <div className="path-line" style={{ ['--nodes' as string]: String(nodes.length) }}>
        <p className={`path-word sent ${wordClass(numbers.sent.grade)}`}>
          <b>{sent.head}</b> {sent.rest}
        </p>
        <div className="path-bands" aria-hidden="true">
          <Band grade={numbers.sent.grade} isUp />
          <Band grade={numbers.heard.grade} isUp={false} />
        </div>
        <p className={`path-word heard ${wordClass(numbers.heard.grade)}`}>
          <b>{heard.head}</b> {heard.rest}
        </p>
        {numbers.roundTripMs !== undefined && (
          <p className="path-note above">round trip {formatMs(numbers.roundTripMs)}</p>
        )}
        <p className="path-note muted">measured end to end, not per link</p>
        {nodes.map((node, index) => (
          <span
            key={index}
            className={`path-node ${node.kind} ${hasProof(node) ? 'proof' : ''}`}
            style={{ ['--at' as string]: String(index) }}
          >
            <NodeMark kind={node.kind} />
          </span>
        ))}
      </div>
      <ol className="path-facts" style={{ ['--nodes' as string]: String(nodes.length) }}>
        {nodes.map((node, index) => (
          <li key={index}>
            <p className="th">
              {node.role}
              {hasProof(node) && <b className="proof">, local proof</b>}
            </p>
            <h2>
              <CellView cell={node.title} />
            </h2>
            <dl>
              {node.facts.map(({ label, cell }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <CellView cell={cell} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </section>
  );
};

const NodeMark = ({ kind }: Pick<PathNode, 'kind'>) => {
  const icon = ICON[kind];
  return icon === undefined ? '?' : <Icon name={icon} />;
};

const wordClass = (grade: Grade): string =>
  grade === 'poor' || grade === 'burst' ? 'poor' : grade === 'good' ? 'good' : 'none';

/** Heavy for poor, thin for good, hollow for not judged, dashes for nothing: the grammar of the lanes. */
const Band = ({ grade, isUp }: { readonly grade: Grade; readonly isUp: boolean }) => {
  const height = grade === 'poor' ? 11 : grade === 'notJudged' ? 6 : 4;
  const top = isUp ? 20 - height - 1 : 22;
  const middle = top + height / 2;
  const arrow = isUp
    ? { right: -10, points: `0,${middle - 8} 10,${middle} 0,${middle + 8}` }
    : { right: undefined, points: `10,${middle - 6} 0,${middle} 10,${middle + 6}` };
  const colour =
    grade === 'poor' ? 'var(--poor)' : grade === 'good' || grade === 'burst' ? 'var(--good)' : 'none';
  return (
    <>
      <svg className="path-band" width="100%" height="40">
        {grade === 'noData' ? (
          <line x1="0" x2="100%" y1={middle} y2={middle} stroke="var(--none)" strokeDasharray="2 3" />
        ) : (
          <rect
            width="100%"
            y={top}
            height={height}
            fill={colour}
            {...(colour === 'none' ? { stroke: 'var(--none)' } : {})}
          />
        )}
        {grade === 'burst' && (
          <rect
            width="100%"
            y={isUp ? 8.5 : 22}
            height="10"
            fill="none"
            stroke="var(--poor)"
            strokeWidth="1.2"
          />
        )}
      </svg>
      <svg className={isUp ? 'path-arrow to' : 'path-arrow from'} width="10" height="40">
        <polygon
          points={arrow.points}
          fill={colour === 'none' ? 'var(--surface)' : colour}
          stroke={colour === 'none' ? 'var(--none)' : 'none'}
        />
      </svg>
    </>
  );
};
