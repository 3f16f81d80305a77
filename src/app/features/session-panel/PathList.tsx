import { Fragment } from 'react';
import type { PathNode } from '#report/session/path-nodes';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Value } from '../../ui/MarkedValue.tsx';

const ICONS: Readonly<Record<PathNode['kind'], IconName | undefined>> = {
  device: 'device',
  wifi: 'wifi',
  wired: 'network',
  mobile: 'mobile',
  vpn: 'relay',
  address: 'globe',
  relay: 'relay',
  service: 'cloud',
  person: 'device',
  unknown: undefined,
};

/** From device to service, one stop below the other; a stop with proof of its own is ringed. */
export const PathList = ({ nodes }: { readonly nodes: readonly PathNode[] }) => (
  <section aria-labelledby="path-title">
    <div className="sectionhead">
      <h3 className="h3" id="path-title">
        Path
      </h3>
      <span className="muted t11">
        device to {nodes.at(-1)?.kind === 'person' ? 'the other end' : 'service'}
      </span>
    </div>
    <ol className="path">
      {nodes.map((node, index) => (
        <Stop key={index} node={node} />
      ))}
    </ol>
  </section>
);

const Stop = ({ node: { kind, title, aside, pieces, hasProof } }: { readonly node: PathNode }) => {
  const icon = ICONS[kind];
  return (
    <li
      className={[hasProof ? 'proof' : '', kind === 'unknown' ? 'unknown' : ''].join(' ').trim() || undefined}
    >
      <span className="nd">{icon === undefined ? '?' : <Icon name={icon} />}</span>
      <div>
        <b>
          <bdi>{title}</bdi>
        </b>{' '}
        {aside !== undefined && <span className="muted">{aside}</span>}
        <p>
          {pieces.map((piece, index) => (
            <Fragment key={index}>
              {index > 0 && ', '}
              <Value path={piece.path} className={piece.proof ? 'q poor' : undefined}>
                {piece.proof && <Mark kind="poor" size={9} />}
                {piece.text}
              </Value>
            </Fragment>
          ))}
        </p>
      </div>
    </li>
  );
};
