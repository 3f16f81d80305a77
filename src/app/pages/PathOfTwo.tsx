import { useMemo, type ReactNode } from 'react';
import type { LimitSet } from '#quality/limit-sets';
import { givenName } from '#report/given-name';
import { twoEnds } from '#report/session/two-ends';
import { CallPath } from '../features/call-path/CallPath.tsx';
import type { TwoParty } from './two-party.ts';

type Props = {
  readonly two: TwoParty;
  readonly limits: LimitSet;
  /** Where their session turns out to have no path. */
  readonly otherwise: ReactNode;
};

/** The path between the two people of a call. */
export const PathOfTwo = ({ two: { caller, callee, part }, limits, otherwise }: Props) => {
  const ends = useMemo(() => twoEnds(part.session, part.index, limits), [part, limits]);
  if (ends === undefined) return otherwise;
  return <CallPath ends={ends} caller={givenName(caller.name)} callee={givenName(callee.name)} />;
};
