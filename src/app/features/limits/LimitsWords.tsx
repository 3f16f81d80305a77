import type { LimitSet } from '#quality/limit-sets';
import './limits.css';

type Props = { readonly limits: LimitSet; readonly rulesHref: string };

/** Says in words what is different under the limits chosen; the default needs none. */
export const LimitsWords = ({ limits, rulesHref }: Props) => (
  <output className="limits-words">
    {limits.name !== 'cqd' && (
      <>
        <b>Judged by limits: {limits.title}.</b> {limits.differs} <a href={rulesHref}>All rules and limits</a>
      </>
    )}
  </output>
);
