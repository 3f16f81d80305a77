import { Mark } from '../../ui/Mark.tsx';

type Props = { readonly poor: number; readonly judged: number };

/** Below this a percentage says more than it knows: counts alone. */
const FEW = 10;
/** Below this the share is no basis for calling a call bad: the bar stays hollow. */
const ENOUGH = 100;
const BAR = 58;
/** A bar is full at this share; hardly any call has more. */
const FULL_PERCENT = 30;

/** Audio streams that were poor, always with how many were judged. */
export const AudioShare = ({ poor, judged }: Props) => {
  if (judged === 0) return <span className="blank">not judged</span>;
  if (judged < FEW) {
    return (
      <>
        {poor > 0 && <Mark kind="poor" />}
        <span className="muted">
          <b className={poor > 0 ? 'over' : 'second'}>{poor}</b> of {judged}{' '}
          <span className="calls-unit">{judged === 1 ? 'stream' : 'streams'}</span>
        </span>
      </>
    );
  }
  const percent = (100 * poor) / judged;
  return (
    <>
      <ShareBar percent={percent} hollow={judged < ENOUGH} />
      <b className={poor > 0 && judged >= ENOUGH ? 'calls-percent over' : 'calls-percent'}>
        {percent.toFixed(1)}
      </b>
      <span className="muted">
        {poor}/{judged}
      </span>
    </>
  );
};

const ShareBar = ({ percent, hollow }: { readonly percent: number; readonly hollow: boolean }) => {
  const width = Math.max(2, Math.min(1, percent / FULL_PERCENT) * (BAR - 1));
  return (
    <svg className="bar" width={BAR} height="12" viewBox={`0 0 ${BAR} 12`} aria-hidden="true">
      <path d="M.5 1v10" stroke="var(--line-control)" />
      {percent > 0 && hollow && (
        <rect x="1.5" y="2" width={width - 1} height="8" fill="none" stroke="var(--none)" />
      )}
      {percent > 0 && !hollow && <rect x="1" y="1.5" width={width} height="9" fill="var(--poor)" />}
    </svg>
  );
};
