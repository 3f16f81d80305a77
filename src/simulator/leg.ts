import { blended, conditionsOf } from './causes.ts';
import type { Cause, Conditions } from './causes.ts';
import { machineOf } from './machine.ts';
import type { Random } from './random.ts';
import { seatOf } from './seat.ts';
import type { Leg } from './session.ts';

export type LegPlan = Pick<Leg, 'id' | 'party' | 'joined' | 'left'> & {
  readonly cause: Cause;
  /** Share of the call in which the cause was at work; the rest was healthy. Default 1. */
  readonly share?: number;
  readonly speaks: boolean;
} & Partial<Pick<Leg, 'video' | 'sharing' | 'feedback' | 'failure'>>;

/** Someone's part in a call, with all that a cause entails drawn from the source of numbers. */
export const legOf = (plan: LegPlan, random: Random): Leg => {
  const conditions = conditionsFor(plan, random);
  const { id, party, joined, left, speaks } = plan;
  return {
    id,
    party,
    joined,
    left,
    machine: machineOf(party.name ?? party.id, random),
    seat: seatOf(conditions, random),
    conditions,
    talk: speaks && plan.cause !== 'brokenMicrophone' ? random.between(0.25, 0.8) : 0,
    listen: random.between(0.85, 0.98),
    video: plan.video ?? 'none',
    sharing: plan.sharing ?? 'none',
    feedback: plan.feedback ?? null,
    failure: plan.failure ?? null,
  };
};

const conditionsFor = ({ cause, share = 1 }: LegPlan, random: Random): Conditions => {
  const worse = conditionsOf(cause, random);
  return share >= 1 ? worse : blended(worse, conditionsOf('healthy', random), share);
};
