import { receiptsOf } from '../evidence.ts';
import { EVENT_LIMITS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { affectedAudio, networkEvents } from './affected.ts';
import { what, whom } from './words.ts';

const LIMITS = { hurt: EVENT_LIMITS.notable } as const;

export const mobileData: Rule = {
  id: 'mobile-data',
  code: 'N11',
  title: 'Mobile network',
  kind: 'cause',
  fires: 'Mobile data at an end whose audio is poor, or near it while the client saw the network hurt it.',
  strengthened: 'Bursts as of a handover between cells.',
  weakened: 'Mobile data alone is no fault: that it is to blame is our judgement.',
  sources: 'Our judgement.',
  limits: LIMITS,
  explains: ['low-bandwidth', 'long-delay', 'short-dropouts', 'public-path'],
  tokens: ['DistortedSound', 'Interruptions'],
  judge: (facts) => {
    const found = facts.networks.find(({ thing }) => thing.connectionType === 'mobile');
    const affected = found && affectedAudio(facts);
    if (!affected) return undefined;
    const events = networkEvents(facts, affected);
    if (!affected.isPoor && events.length === 0) return undefined;
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
          sentence: say`connection mobile`,
          path: `${found.path}.connectionType`,
          session: facts.index,
        },
        ...receiptsOf(facts, ...events.map((event) => [event, { limit: LIMITS.hurt }] as const)),
      ],
      against: [say`Mobile data is often good; the record does not hold its signal`],
    };
  },
  say: (group) =>
    group.side === 'own'
      ? say`${people(group.people)} called over mobile data; the audio passes on average and came near its limits.`
      : say`Mobile data damaged ${what(group)}.`,
  next: (group) => say`Ask ${whom(group)} to join over Wi-Fi, or to dial in by telephone.`,
};
