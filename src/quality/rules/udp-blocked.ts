import type { Rule } from '../rule.ts';
import { people, place, say } from '../sentence.ts';
import { placeOf } from '../where.ts';
import { affectedAudio } from './affected.ts';

export const udpBlocked: Rule = {
  id: 'udp-blocked',
  code: 'N5',
  title: 'UDP blocked, media on TCP',
  kind: 'cause',
  gather: 'place',
  fires: 'TCP carried audio, video or screen sharing of an end whose audio is poor.',
  strengthened: 'Several people of the same subnet or public address on TCP, a relay on port 443.',
  weakened:
    'TCP alone does not make a call poor; one record cannot tell a closed port from a proxy. Sharing by RDP uses TCP by design.',
  sources: 'Quality of Experience Review guide: UDP 3478–3481 required, TCP 443 is the fallback.',
  limits: {},
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
    if (!affected?.isPoor) return { ...shared, published: 0, local: 0, receipts: [], bystander: true };
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
      ],
      against: [say`TCP alone does not make a call poor`],
    };
  },
  say: (group, call) => {
    const here = group.place === undefined ? undefined : call.places.get(group.place);
    if (group.members.length < 2 || here === undefined || group.place === undefined) {
      return say`UDP looks blocked where ${people(group.people)} ${group.people.length === 1 ? 'is' : 'are'}: media fell back to TCP.`;
    }
    const hurt = {
      sent: 'sent poorly',
      heard: 'heard poorly',
      both: 'sent or heard poorly',
      own: 'fared poorly',
    };
    const onTcp = group.members.length === here.size ? `all ${here.size}` : `${group.members.length}`;
    return say`UDP looks blocked: ${group.people.length} of ${here.size} people on ${place(group.place, 'one network')} ${hurt[group.side]}, ${onTcp} on TCP.`;
  },
  next: () =>
    say`Open UDP 3478–3481 to the current media ranges of Microsoft’s endpoint list, and look for a proxy.`,
};
