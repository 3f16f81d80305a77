import type { Confidence } from '#quality/confidence';
import { personName } from '../list/row-source.ts';
import { CONFIDENCE_WORDS, type ToldDiagnosis } from './verdict.ts';

/** A call's verdict in the few words that a list has room for. */
export type TopCause = {
  /** The rule that found it, and what it calls the cause. */
  readonly rule: string;
  readonly title: string;
  readonly confidence: Confidence;
  /** “Likely”. */
  readonly confidenceWord: string;
  /** “Weak Wi-Fi signal, Diego Siciliani”, “UDP blocked, media on TCP, 6 people”. */
  readonly words: string;
};

/** The first finding of a diagnosis, and whom it concerns. Undefined where nothing was found that could be a cause. */
export const topCause = ({ findings: [first], call }: ToldDiagnosis): TopCause | undefined => {
  if (first === undefined || first.confidence === 'noCause') return undefined;
  const [person] = first.people;
  const name = person === undefined ? undefined : personName(call.people.get(person)?.identity);
  const whom =
    first.people.length === 1
      ? name
      : first.people.length === 0
        ? undefined
        : `${first.people.length} people`;
  return {
    rule: first.rule,
    title: first.title,
    confidence: first.confidence,
    confidenceWord: CONFIDENCE_WORDS[first.confidence],
    words: whom === undefined ? first.title : `${first.title}, ${whom}`,
  };
};
