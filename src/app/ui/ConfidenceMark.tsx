import { CONFIDENCE_PIPS, type Confidence } from '#quality/confidence';

type Props = { readonly confidence: Confidence; readonly word: string; readonly title?: string };

/** Three pips and a word; the word is never dropped. */
export const ConfidenceMark = ({ confidence, word, title }: Props) => (
  <span className="conf" title={title}>
    <span className="pips" aria-hidden="true">
      {[1, 2, 3].map((pip) => (
        <i key={pip} className={pip <= CONFIDENCE_PIPS[confidence] ? 'f' : undefined} />
      ))}
    </span>
    {word}
  </span>
);
