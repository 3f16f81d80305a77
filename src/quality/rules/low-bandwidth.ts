import { receiptsOf } from '../evidence.ts';
import { below, EVENT_LIMITS, isPast } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { affectedAudio, networkEvents } from './affected.ts';
import { what, whom } from './words.ts';

const LIMITS = {
  low: EVENT_LIMITS.notable,
  audioNeeds: below(100_000, 'bps', 'bandwidth of older Microsoft planning pages, audio'),
} as const;

export const lowBandwidth: Rule = {
  id: 'low-bandwidth',
  code: 'N8',
  title: 'Too little bandwidth',
  kind: 'cause',
  fires:
    'A client that saw too little bandwidth for a notable share of the call, or an estimate under what audio alone needs beside poor audio.',
  strengthened: 'Poor audio, a slow link, video and sharing at once.',
  weakened: 'Audio that passes.',
  sources:
    'Meaning of the event: Lync QoE schema. Needs per activity: older Microsoft planning pages. Cut-off: our judgement.',
  limits: LIMITS,
  explains: ['long-delay', 'short-dropouts', 'public-path'],
  tokens: ['DistortedSound', 'Interruptions'],
  judge: (facts) => {
    const low = facts.network('bandwidthLowEventRatio', LIMITS.low);
    const affected = affectedAudio(facts);
    if (!low && affected?.isPoor !== true) return undefined;
    const estimate = affected?.flows.map((flow) => flow.worst('bandwidthEstimateBps')).find(Boolean);
    const isUnder =
      affected?.isPoor === true && estimate !== undefined && isPast(estimate.value, LIMITS.audioNeeds);
    if (!low && !isUnder) return undefined;
    const events = affected ? networkEvents(facts, affected) : [];
    return {
      side: affected?.side ?? 'own',
      published: affected?.published ?? 0,
      local: (low ? 1 : 0) + events.length,
      ...(affected?.isPoor === true ? {} : { cap: 'hint' as const }),
      weight: affected?.weight ?? 0,
      receipts: [
        ...(affected?.receipts ?? []),
        ...receiptsOf(
          facts,
          [low, { limit: LIMITS.low }],
          [isUnder ? estimate : undefined, { limit: LIMITS.audioNeeds }],
          [isUnder ? undefined : estimate],
        ),
      ],
      against: affected?.isPoor === true ? [] : [say`The audio passes its limits on average`],
    };
  },
  say: (group) =>
    group.side === 'own'
      ? say`Bandwidth ran short for ${people(group.people)}; the audio passes on average.`
      : say`Too little bandwidth damaged ${what(group)}.`,
  next: (group) =>
    say`Ask ${whom(group)} to switch video off and use a cable; look for other traffic and for QoS.`,
};
