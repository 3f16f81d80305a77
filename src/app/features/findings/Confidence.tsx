import type { Confidence as Level } from '#quality/confidence';
import type { FindingView } from '#report/verdict';

const PIPS: Readonly<Record<Level, number>> = { likely: 3, possible: 2, hint: 1, noCause: 0 };

/** Three pips and a word; the word is never dropped. */
export const Confidence = ({ finding }: { readonly finding: FindingView }) => (
  <span className="conf" title={finding.proofs}>
    <span className="pips" aria-hidden="true">
      {[1, 2, 3].map((pip) => (
        <i key={pip} className={pip <= PIPS[finding.confidence] ? 'f' : undefined} />
      ))}
    </span>
    {finding.confidenceWord}
  </span>
);
