import type { FieldLevel } from '#calls/fields';
import { TwoEnds } from '../features/two-ends/TwoEnds.tsx';
import { endGroups } from './session-facts.ts';
import type { TwoParty } from './two-party.ts';

/** Network and devices of the two people of a call, side by side. */
export const BothEnds = ({ two, level }: { readonly two: TwoParty; readonly level: FieldLevel }) => (
  <TwoEnds
    names={{ caller: two.caller.name, callee: two.callee.name }}
    groups={endGroups(two.part.session, level)}
  />
);
