import { worstGrade, type Grade } from '#quality/grade';
import type { DirectionNumbers } from './session-rows.ts';

/** Several directions as one: the worst of each reading. One alone is itself, and nothing is one that is shared. */
export const worstNumbers = (numbers: readonly DirectionNumbers[]): DirectionNumbers => {
  const [first, second] = numbers;
  if (first === undefined) return nothingMeasured('noData');
  if (second === undefined) return first;
  return {
    grade: worstGrade(numbers.map(({ grade }) => grade)),
    lossRatio: highest(numbers.map(({ lossRatio }) => lossRatio)),
    lossOver: numbers.some(({ lossOver }) => lossOver),
    jitterMs: highest(numbers.map(({ jitterMs }) => jitterMs)),
    jitterOver: numbers.some(({ jitterOver }) => jitterOver),
  };
};

const nothing = (grade: Grade): DirectionNumbers => ({
  grade,
  lossRatio: undefined,
  lossOver: false,
  jitterMs: undefined,
  jitterOver: false,
});

const NOTHING: Readonly<Record<Grade, DirectionNumbers>> = {
  poor: nothing('poor'),
  burst: nothing('burst'),
  good: nothing('good'),
  notJudged: nothing('notJudged'),
  noData: nothing('noData'),
};

/** A direction without numbers, one object for each grade: most directions of a meeting are such. */
export const nothingMeasured = (grade: Grade): DirectionNumbers => NOTHING[grade];

/** The highest that is known. */
export const highest = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce(
    (best, value) => (best === undefined || (value !== undefined && value > best) ? value : best),
    undefined,
  );
