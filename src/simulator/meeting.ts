import { MINUTE_MS } from '#base/units';
import { participantOf } from './directory.ts';
import type { Party } from './directory.ts';
import { instantText } from './graph-values.ts';
import { createRandom } from './random.ts';
import type { SimulatedRecord } from './record.ts';
import { meetingSession } from './session.ts';
import type { Leg } from './session.ts';

export type MeetingPlan = Pick<SimulatedRecord, 'id' | 'name' | 'start' | 'end'> & {
  readonly seed: number;
  readonly organizer: Party;
  readonly modalities?: readonly string[];
  readonly joinWebUrl?: string;
  readonly sessionCount: number;
  /** The leg at a place in Graph's order, the same each time it is asked for. */
  readonly leg: (index: number) => Leg;
  readonly participantCount: number;
  readonly participant: (index: number) => Party;
} & Partial<Pick<SimulatedRecord, 'faults' | 'olderForm' | 'publications'>>;

/** Version 1 is there 20 minutes after the end, version 2 after the last clients have reported. */
export const publicationsAfter = (end: number): readonly number[] => [
  end + 20 * MINUTE_MS,
  end + 121 * MINUTE_MS,
];

/** A meeting or group call: each session is one person's with the service. */
export const meetingRecord = (plan: MeetingPlan): SimulatedRecord => ({
  id: plan.id,
  name: plan.name,
  start: plan.start,
  end: plan.end,
  publications: plan.publications ?? publicationsAfter(plan.end),
  ...(plan.faults !== undefined && { faults: plan.faults }),
  ...(plan.olderForm !== undefined && { olderForm: plan.olderForm }),
  head: {
    id: plan.id,
    type: 'groupCall',
    modalities: plan.modalities ?? ['audio', 'video', 'videoBasedScreenSharing'],
    startDateTime: instantText(plan.start),
    endDateTime: instantText(plan.end),
    joinWebUrl: plan.joinWebUrl ?? joinUrl(plan.id, plan.organizer),
    organizer_v2: participantOf(plan.organizer),
  },
  sessionCount: plan.sessionCount,
  session: (index) => meetingSession(plan.leg(index), createRandom('session', plan.seed, plan.id, index)),
  participantCount: plan.participantCount,
  participant: (index) => participantOf(plan.participant(index)),
});

const joinUrl = (id: string, { id: oid, tenantId }: Party): string =>
  `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${Buffer.from(id).toString('base64url')}%40thread.v2/0?context=${encodeURIComponent(JSON.stringify({ Tid: tenantId, Oid: oid }))}`;
