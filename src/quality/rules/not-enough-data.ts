import { MINUTE_MS, type EpochMs } from '#base/units';
import type { CallFacts } from '../call-facts.ts';
import { endFacts, type EndFacts } from '../end-facts.ts';
import type { Receipt } from '../evidence.ts';
import { streamPath } from '../judged-streams.ts';
import { CQD_LIMITS } from '../limit-sets.ts';
import { above } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { given, length, people, say, type Sentence } from '../sentence.ts';
import { wholeTally } from '../tally.ts';

/** Later versions of a record come up to so long after the call, by Graph’s FAQ. */
const YOUNG_MS = 150 * MINUTE_MS;
const LIMITS = {
  short: above(60_000, 'ms', 'Call Quality Dashboard FAQ: short calls often send no report'),
} as const;

export const notEnoughData: Rule = {
  id: 'not-enough-data',
  code: 'X1',
  title: 'Not enough data',
  kind: 'gap',
  gather: 'call',
  fires: 'No stream of the call could be judged: none is listed, or none has its measures.',
  strengthened: 'A record younger than 150 minutes, its first version, a call under a minute.',
  weakened: '',
  sources: 'Graph’s FAQ; stream classification of the Call Quality Dashboard.',
  limits: LIMITS,
  judgeCall: (call, { now }) => {
    const { good, poor } = wholeTally(call.tally);
    const [first] = call.people.keys();
    if (good + poor > 0 || first === undefined || call.explained.size > 0) return [];
    const complainers = [...call.complainers];
    return [
      {
        person: complainers[0] ?? first,
        people: complainers,
        ...(complainers.length === 0 && { ofCall: true as const }),
        side: 'own',
        published: 0,
        local: 0,
        cap: 'noCause',
        receipts: [...measuredReceipts(call), ...lengthReceipts(call), ...youthReceipts(call, now)],
        against: [],
        details: { young: isYoung(call, now) ? 'yes' : 'no' },
      },
    ];
  },
  say: ({ people: keys }, call) => {
    if (call.complainers.size === 1) {
      return say`${given(keys[0] ?? '')} rated this call poor. The record holds no measurement that could say why.`;
    }
    if (call.complainers.size > 1) {
      return say`${people(keys)} rated this call poor. The record holds no measurement that could say why.`;
    }
    return call.isTwoParty && call.longestMs === 0
      ? say`Nobody answered this call, so there is nothing to measure.`
      : say`The record holds no measurement of this call.`;
  },
  next: ({ people: keys, signs: [{ details }] }, call) => {
    if (details?.['young'] === 'yes') return say`Look again later: reports of this call can still come.`;
    if (call.complainers.size === 0) return say`Look at the next call of the same people.`;
    const who = call.complainers.size === 1 ? say`${given(keys[0] ?? '')}` : say`those who complained`;
    const them = call.isTwoParty ? 'the same two people' : 'the same people';
    return say`Ask ${who} what it sounded like. Look at the next call of ${them}.`;
  },
};

/** What there was to judge: per direction between two people, else as a count. */
const measuredReceipts = (call: CallFacts): readonly Receipt[] => {
  const [session] = call.firstSessions;
  if (!call.isTwoParty || call.sessionCount !== 1 || !session || call.longestMs === 0) {
    const { audio } = call.tally;
    if (audio.unclassified === 0) return [{ kind: 'words', sentence: say`no audio stream in the record` }];
    return [{ kind: 'words', sentence: say`0 of ${audio.unclassified} audio streams could be judged` }];
  }
  const caller = endFacts(session, 0, 'caller', CQD_LIMITS);
  const callee = caller.far;
  if (!callee) return [];
  return [
    directionReceipt(say`${given(caller.person)} to ${given(callee.person)}`, firstSent(caller)),
    directionReceipt(say`${given(callee.person)} to ${given(caller.person)}`, firstSent(callee)),
  ];
};

const firstSent = (facts: EndFacts): string | undefined => {
  const [stream] = facts.flow('audio', 'sent').streams;
  return stream && streamPath(facts.index, stream);
};

const directionReceipt = (way: Sentence, path: string | undefined): Receipt =>
  path === undefined
    ? { kind: 'words', sentence: say`${way}: no stream in the record`, session: 0 }
    : { kind: 'words', sentence: say`${way}: 0 of 3 audio tests measured`, path, session: 0 };

const lengthReceipts = ({ longestMs }: CallFacts): readonly Receipt[] =>
  longestMs > 0 && longestMs < LIMITS.short.value
    ? [{ kind: 'words', sentence: say`${length(longestMs)} long, short calls often come without a report` }]
    : [];

const isYoung = ({ record, lastEnd }: CallFacts, now: EpochMs | undefined): boolean => {
  const end = record?.end ?? lastEnd;
  return now !== undefined && end !== undefined && now - end < YOUNG_MS;
};

const youthReceipts = (call: CallFacts, now: EpochMs | undefined): readonly Receipt[] =>
  isYoung(call, now)
    ? [
        {
          kind: 'words',
          sentence: say`the call ended less than 150 minutes ago: later versions may add to it`,
        },
      ]
    : [];
