import { worstGrade } from '#quality/grade';
import type { DirectionNumbers } from './session-rows.ts';

/** Several directions as one: the worst of each reading. One alone is itself, and nothing is one that is shared. */
export const worstNumbers = (numbers: readonly DirectionNumbers[]): DirectionNumbers => {
  const [first, second] = numbers;
  if (first === undefined) return NO_NUMBERS;
  if (second === undefined) return first;
  return {
    grade: worstGrade(numbers.map(({ grade }) => grade)),
    lossRatio: highest(numbers.map(({ lossRatio }) => lossRatio)),
    lossOver: numbers.some(({ lossOver }) => lossOver),
    jitterMs: highest(numbers.map(({ jitterMs }) => jitterMs)),
    jitterOver: numbers.some(({ jitterOver }) => jitterOver),
  };
};

/** A direction of which the record holds nothing: most directions of a meeting's video are. */
export const NO_NUMBERS: DirectionNumbers = {
  grade: 'noData',
  lossRatio: undefined,
  lossOver: false,
  jitterMs: undefined,
  jitterOver: false,
};

/** The highest that is known. */
export const highest = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce(
    (best, value) => (best === undefined || (value !== undefined && value > best) ? value : best),
    undefined,
  );
