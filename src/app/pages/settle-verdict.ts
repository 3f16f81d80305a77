import type { Verdict } from '#report/verdict/verdict';

/** The verdict on screen while pages arrive. */
export type Settled = {
  /** What it answers: limits and ticket. Another question may have another answer at once. */
  readonly question: string;
  readonly shown: Verdict;
  /** What has been found since, and waits to be asked for. */
  readonly newer: Verdict | undefined;
  /** The sentence that stood here before. */
  readonly before: string | undefined;
};

/**
 * Nothing moves under the hand: the same causes keep their place and may gain numbers; other causes wait until
 * somebody asks for them, or until the record is read to its end.
 */
export const settleVerdict = (
  held: Settled | undefined,
  latest: Verdict,
  { question, isComplete }: { readonly question: string; readonly isComplete: boolean },
): Settled => {
  if (held === undefined || held.question !== question) {
    return { question, shown: latest, newer: undefined, before: undefined };
  }
  if (held.shown === latest) return held.newer === undefined ? held : { ...held, newer: undefined };
  if (isComplete || hasSameCauses(held.shown, latest)) return replaced(held, latest);
  return held.newer === latest ? held : { ...held, newer: latest };
};

/** The verdict that waits takes the place of the one shown. */
export const acceptNewer = (held: Settled): Settled =>
  held.newer === undefined ? held : replaced(held, held.newer);

const replaced = (held: Settled, next: Verdict): Settled => ({
  ...held,
  shown: next,
  newer: undefined,
  before: held.shown.main.key === next.main.key ? held.before : held.shown.main.sentence,
});

const hasSameCauses = (one: Verdict, other: Verdict): boolean =>
  causesOf(one).join('\n') === causesOf(other).join('\n');

const causesOf = ({ main, others }: Verdict): readonly string[] => [main, ...others].map(({ key }) => key);
