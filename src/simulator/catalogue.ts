import type { SimulatedRecord } from './record.ts';
import { allHandsMeeting } from './scenarios/all-hands.ts';
import { blockedUdpCall } from './scenarios/blocked-udp.ts';
import { documentedCall } from './scenarios/documented.ts';
import { everydayCalls } from './scenarios/everyday.ts';
import { federatedMeeting } from './scenarios/federated.ts';
import { handedOverCall } from './scenarios/handed-over.ts';
import { largeMeetings } from './scenarios/large-meetings.ts';
import { notAlwaysThere } from './scenarios/not-always-there.ts';
import { oddShapes } from './scenarios/odd-shapes.ts';
import { rejoinCall } from './scenarios/rejoin.ts';
import { telephoneCall } from './scenarios/telephone.ts';
import { twoAnnas } from './scenarios/two-annas.ts';
import { unansweredCalls } from './scenarios/unanswered.ts';
import { unevenUplinkCall } from './scenarios/uneven-uplink.ts';

/** Every record of the simulator by id, laid out around the clock's time at the start, epoch milliseconds. */
export const createCatalogue = (now: number, seed: number): ReadonlyMap<string, SimulatedRecord> => {
  const records = [
    documentedCall(),
    allHandsMeeting(now, seed),
    ...largeMeetings(now, seed),
    blockedUdpCall(now, seed),
    unevenUplinkCall(now, seed),
    rejoinCall(now, seed),
    ...unansweredCalls(now, seed),
    ...twoAnnas(now, seed),
    telephoneCall(now, seed),
    handedOverCall(now, seed),
    federatedMeeting(now, seed),
    ...oddShapes(now, seed),
    ...notAlwaysThere(now, seed),
    ...everydayCalls(now, seed),
  ];
  return new Map(records.map((record) => [record.id, record]));
};
