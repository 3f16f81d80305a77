import type { Rule } from '../rule.ts';
import { people, place, say } from '../sentence.ts';
import { receiptsOf } from '../evidence.ts';
import { EVENT_LIMITS } from '../limits.ts';
import { placeOf } from '../where.ts';
import { affectedAudio, networkEvents } from './affected.ts';

const LIMITS = { hurt: EVENT_LIMITS.notable } as const;

export const udpBlocked: Rule = {
  id: 'udp-blocked',
  code: 'N5',
  title: 'UDP blocked, media on TCP',
  kind: 'cause',
  gather: 'place',
  fires:
    'TCP carried audio, video or screen sharing of an end whose audio is poor, or near it while the client saw the network hurt it.',
  strengthened: 'Several people of the same subnet or public address on TCP, a relay on port 443.',
  weakened:
    'TCP alone does not make a call poor; one record cannot tell a closed port from a proxy. Sharing by RDP uses TCP by design.',
  sources: 'Quality of Experience Review guide: UDP 3478–3481 required, TCP 443 is the fallback.',
  limits: LIMITS,
  explains: ['busy-wifi', 'low-bandwidth', 'long-delay', 'short-dropouts', 'site-trouble', 'public-path'],
  tokens: ['DistortedSound', 'Interruptions'],
  judge: (facts) => {
    const found = facts.networks.find(({ thing }) => thing.transport?.toLowerCase() === 'tcp');
    if (!found) return undefined;
    const affected = affectedAudio(facts);
    const shared = {
      side: affected?.side ?? 'own',
      cap: 'possible',
      place: placeOf(found.thing) ?? facts.person,
    } as const;
    const events = affected ? networkEvents(facts, affected) : [];
    // TCP alone does not make a call poor: those who fared well on it only count.
    if (!affected || (!affected.isPoor && events.length === 0)) {
      return { ...shared, published: 0, local: 0, receipts: [], bystander: true };
    }
    const { relayPort } = found.thing;
    return {
      ...shared,
      published: affected.published,
      local: 1,
      weight: affected.weight,
      receipts: [
        ...affected.receipts,
        {
          kind: 'words',
          sentence:
            relayPort === undefined ? say`media on TCP` : say`media on TCP, relay port ${String(relayPort)}`,
          path: `${found.path}.networkTransportProtocol`,
          session: facts.index,
        },
        ...(affected.isPoor
          ? []
          : receiptsOf(facts, ...events.map((event) => [event, { limit: LIMITS.hurt }] as const))),
      ],
      against: [say`TCP alone does not make a call poor`],
    };
  },
  say: (group, call) => {
    const here = group.place === undefined ? undefined : call.places.get(group.place);
    const { side, place: where, members, people: keys } = group;
    if (side === 'own') {
      return say`Media of ${people(keys)} fell back to TCP; the audio passes on average and came near its limits.`;
    }
    if (members.length < 2 || here === undefined || where === undefined) {
      return say`UDP looks blocked where ${people(keys)} ${keys.length === 1 ? 'is' : 'are'}: media fell back to TCP.`;
    }
    const poor = keys.filter((key) => call.poorPeople.has(key)).length;
    const size = here.people;
    const onTcp = members.length === size ? `all ${size}` : String(members.length);
    return say`UDP looks blocked: ${poor} of ${size} people on ${place(where, 'one network')} ${HURT[side]}, ${onTcp} on TCP.`;
  },
  next: () =>
    say`Open UDP 3478–3481 to the current media ranges of Microsoft’s endpoint list, and look for a proxy.`,
};

const HURT = { sent: 'sent poorly', heard: 'heard poorly', both: 'sent or heard poorly' } as const;
