import { Fragment } from 'react';
import type { QueryProblem } from '#report/list/row-query';

type Props = {
  readonly id: string;
  readonly text: string;
  readonly problems: readonly QueryProblem[];
  /** While a list of completions stands in the same place. */
  readonly hidden: boolean;
};

/** The typed text once more with the words that mean nothing marked, and why the first of them does not. */
export const QueryProblems = ({ id, text, problems, hidden }: Props) => {
  const [first] = problems;
  return (
    <output id={id} className={first === undefined || hidden ? 'vh' : 'query-problem'}>
      {first !== undefined && (
        <>
          <code aria-hidden="true">
            {problems.map(({ from, to }, index) => (
              <Fragment key={from}>
                {text.slice(problems[index - 1]?.to ?? 0, from)}
                <mark>{text.slice(from, to)}</mark>
              </Fragment>
            ))}
            {text.slice(problems.at(-1)?.to)}
          </code>
          <span>{first.message}</span>
        </>
      )}
    </output>
  );
};
