import type { EpochMs } from '#base/units';
import type { Reason } from '#report/ticket/reason';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { RulerBar, type RulerScale } from './Ruler.tsx';

/** A call that may be meant, in words. */
export type CandidateLine = {
  readonly id: string;
  readonly match: 'best' | 'fair' | 'weak';
  readonly icon: IconName;
  readonly title: string;
  readonly reasons: readonly Reason[];
  readonly start: EpochMs | undefined;
  readonly end: EpochMs | undefined;
  /** How much of its record is here. */
  readonly state: string;
};

type Props = {
  readonly line: CandidateLine;
  readonly place: number;
  readonly optionId: string;
  readonly active: boolean;
  readonly scale: RulerScale | undefined;
  readonly onOpen: () => void;
};

const MATCH = {
  best: { word: 'Best', pips: 3 },
  fair: { word: 'Fair', pips: 2 },
  weak: { word: 'Weak', pips: 1 },
} as const;

const REASON = {
  yes: { icon: 'check', className: 'yes', says: '' },
  no: { icon: 'close', className: 'no', says: 'but ' },
  open: { icon: undefined, className: 'no', says: 'open: ' },
} as const;

export const CandidateRow = ({ line, place, optionId, active, scale, onOpen }: Props) => {
  const { word, pips } = MATCH[line.match];
  return (
    <div
      role="option"
      id={optionId}
      className={active ? 'cand sel' : 'cand'}
      aria-selected={active}
      tabIndex={-1}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen();
      }}
    >
      <span className="cand-rank muted">{place + 1}</span>
      <span className="conf">
        <span className="pips" aria-hidden="true">
          {[0, 1, 2].map((pip) => (
            <i key={pip} className={pip < pips ? 'f' : undefined} />
          ))}
        </span>
        {word}
      </span>
      <span className="cand-call">
        <Icon name={line.icon} />
        <span>
          <b>
            <bdi>{line.title}</bdi>
          </b>
          <span className="cand-why">
            {line.reasons.map(({ holds, words }, place) => (
              <span key={place} className={REASON[holds].className}>
                {REASON[holds].icon === undefined ? '?' : <Icon name={REASON[holds].icon} small />}
                <span className="vh">{REASON[holds].says}</span>
                <bdi>{words}</bdi>
              </span>
            ))}
          </span>
        </span>
      </span>
      {scale !== undefined && (
        <span className="cand-ruler">
          {line.start !== undefined && (
            <RulerBar scale={scale} start={line.start} end={line.end ?? line.start} />
          )}
        </span>
      )}
      <span className="cand-state second">{line.state}</span>
      <span className="cand-key">{place < 3 && <Kbd>{active ? 'Enter' : String(place + 1)}</Kbd>}</span>
    </div>
  );
};
