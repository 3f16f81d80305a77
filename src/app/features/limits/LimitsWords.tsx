import { Link } from '@tanstack/react-router';
import type { LimitSet } from '#quality/limit-sets';
import { sharedSearch } from '../../useUrlView.ts';
import './limits.css';

type Props = { readonly limits: LimitSet };

/** Says in words what is different under the limits chosen; the default needs none. */
export const LimitsWords = ({ limits }: Props) => (
  <output className="limits-words">
    {limits.name !== 'cqd' && (
      <>
        <b>Judged by limits: {limits.title}.</b> {limits.differs}{' '}
        <Link to="/rules" search={sharedSearch}>
          All rules and limits
        </Link>
      </>
    )}
  </output>
);
