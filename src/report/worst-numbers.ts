import { worstGrade } from '#quality/facts';
import type { DirectionNumbers } from './session-rows.ts';

/** Several directions as one: the worst of each reading. */
export const worstNumbers = (numbers: readonly DirectionNumbers[]): DirectionNumbers => ({
  grade: worstGrade(numbers.map(({ grade }) => grade)),
  lossRatio: highest(numbers.map(({ lossRatio }) => lossRatio)),
  lossOver: numbers.some(({ lossOver }) => lossOver),
  jitterMs: highest(numbers.map(({ jitterMs }) => jitterMs)),
  jitterOver: numbers.some(({ jitterOver }) => jitterOver),
});

/** The highest that is known. */
export const highest = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce(
    (best, value) => (best === undefined || (value !== undefined && value > best) ? value : best),
    undefined,
  );
