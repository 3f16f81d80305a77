import type { Confidence } from '#quality/confidence';

type Props = { readonly confidence: Confidence; readonly word: string; readonly title?: string };

const PIPS: Readonly<Record<Confidence, number>> = { likely: 3, possible: 2, hint: 1, noCause: 0 };

/** Three pips and a word; the word is never dropped. */
export const ConfidenceMark = ({ confidence, word, title }: Props) => (
  <span className="conf" title={title}>
    <span className="pips" aria-hidden="true">
      {[1, 2, 3].map((pip) => (
        <i key={pip} className={pip <= PIPS[confidence] ? 'f' : undefined} />
      ))}
    </span>
    {word}
  </span>
);
