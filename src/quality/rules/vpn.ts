import { receiptsOf } from '../evidence.ts';
import { EVENT_LIMITS, MILDER_LIMITS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { affectedAudio, networkEvents } from './affected.ts';
import { what, whom } from './words.ts';

const LIMITS = { hurt: EVENT_LIMITS.notable, roundTrip: MILDER_LIMITS.roundTripMs[0] } as const;

export const vpn: Rule = {
  id: 'vpn',
  code: 'N4',
  title: 'VPN in the path',
  kind: 'cause',
  fires:
    'A connection that reports itself as a tunnel, or a subnet that the building file marks as VPN, and audio that is poor or near it.',
  strengthened: 'TCP, and a round trip over the planning target.',
  weakened: 'The VPN flag is unreliable and hides Wi-Fi as wired; split tunnelling may lead media past it.',
  sources:
    'Quality of Experience Review guide and building file: VPN often forces TCP, split tunnelling advised.',
  limits: LIMITS,
  explains: ['busy-wifi', 'low-bandwidth', 'long-delay', 'short-dropouts', 'public-path'],
  tokens: ['DistortedSound', 'Interruptions'],
  judge: (facts, { fleet }) => {
    const found = facts.networks.find(
      ({ thing }) =>
        thing.connectionType === 'tunnel' ||
        (thing.subnet !== undefined && (fleet.vpnSubnets?.has(thing.subnet) ?? false)),
    );
    const affected = found && affectedAudio(facts);
    if (!affected) return undefined;
    const events = networkEvents(facts, affected);
    const roundTrip = affected.flows.map((flow) => flow.worst('roundTripMs')).find(Boolean);
    return {
      side: affected.side,
      published: affected.published,
      local: 1 + events.length,
      cap: affected.isPoor ? 'possible' : 'hint',
      weight: affected.weight,
      receipts: [
        ...affected.receipts,
        {
          kind: 'words',
          sentence: say`connection VPN`,
          path: `${found.path}.connectionType`,
          session: facts.index,
        },
        ...receiptsOf(
          facts,
          [
            affected.receipts.some(({ kind }) => kind === 'reading') ? roundTrip : undefined,
            { limit: LIMITS.roundTrip },
          ],
          ...events.map((event) => [event, { limit: LIMITS.hurt }] as const),
        ),
      ],
      against: [say`A VPN hides what carries it: the Wi-Fi below it is not in the record`],
    };
  },
  say: (group) =>
    group.side === 'own'
      ? say`Media of ${people(group.people)} went through a VPN; the audio passes on average and came near its limits.`
      : say`Media went through a VPN, which damaged ${what(group)}.`,
  next: (group) => say`Lead media past the VPN of ${whom(group)}: split tunnelling for the media ranges.`,
};
