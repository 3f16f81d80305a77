/** How sure a finding is; `noCause` says that nothing in the record could tell. */
export type Confidence = 'likely' | 'possible' | 'hint' | 'noCause';

/** How many of three pips stand for it; the word is never dropped beside them. */
export const CONFIDENCE_PIPS: Readonly<Record<Confidence, number>> = {
  likely: 3,
  possible: 2,
  hint: 1,
  noCause: 0,
};

const ORDER: readonly Confidence[] = ['likely', 'possible', 'hint', 'noCause'];

/** 0 is the surest. */
export const confidenceRank = (confidence: Confidence): number => ORDER.indexOf(confidence);

/** What speaks for a finding, counted. */
export type Proofs = {
  /** Published tests that the affected stream, device or call is past. */
  readonly published: number;
  /** Signs at that person's own end: signal, processor, device, what their client saw of the network. */
  readonly local: number;
  /** Something strong speaks against it. */
  readonly contested?: boolean;
  /** Never surer than this, whatever is counted: fields are missing, or one record cannot tell. */
  readonly cap?: Confidence;
};

/**
 * Likely: a published test and a local proof, and nothing strong against. Possible: one of the two. Hint: judgement
 * alone.
 */
export const confidenceOf = ({ published, local, contested, cap = 'likely' }: Proofs): Confidence => {
  const reached =
    published > 0 && local > 0 && contested !== true
      ? 'likely'
      : published > 0 || local > 0
        ? 'possible'
        : 'hint';
  return confidenceRank(reached) < confidenceRank(cap) ? cap : reached;
};
