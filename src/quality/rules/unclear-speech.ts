import { receiptsOf } from '../evidence.ts';
import { above, below, EVENT_LIMITS } from '../limits.ts';
import { present } from '../reading.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { whom } from './words.ts';

const LYNC = 'Lync Server 2013, AudioSignal; the sign is our reading';
const LIMITS = {
  event: EVENT_LIMITS.notable,
  speech: below(-30, 'level', LYNC, 'P-L'),
  noise: above(-35, 'level', LYNC, 'P-L'),
} as const;

export const unclearSpeech: Rule = {
  id: 'unclear-speech',
  code: 'D6',
  title: 'Too quiet, noisy or clipping talker',
  kind: 'cause',
  fires: 'Speech that was too quiet, drowned in noise or clipped for a notable share of the call.',
  strengthened: 'Levels outside −30 and −35; others who tick low volume, noise or distortion.',
  weakened: 'The levels’ sign is our reading of a page that prints none.',
  sources: 'Meanings and levels: Lync QoE schema. Cut-offs: our judgement.',
  limits: LIMITS,
  tokens: ['LowVolume', 'Noisy', 'DistortedSound', 'BackgroundNoise', 'MuffledSpeech'],
  judge: (facts) => {
    const quiet = facts.device('lowSpeechLevelEventRatio', LIMITS.event);
    const noisy = facts.device('lowSpeechToNoiseEventRatio', LIMITS.event);
    const clipped = facts.device('deviceClippingEventRatio', LIMITS.event);
    if (!quiet && !noisy && !clipped) return undefined;
    const events = present(quiet, noisy, clipped);
    const speech = facts.device('sentSignalLevel', LIMITS.speech);
    const noise = facts.device('sentNoiseLevel', LIMITS.noise);
    return {
      side: 'sent',
      published: present(speech, noise).length,
      local: 1,
      cap: 'possible',
      weight: Math.max(...events.map(({ value }) => value)),
      details: { how: quiet ? 'too quiet' : noisy ? 'drowned in noise' : 'too loud for the microphone' },
      receipts: receiptsOf(
        facts,
        ...events.map((event) => [event, { limit: LIMITS.event }] as const),
        [speech, { limit: LIMITS.speech }],
        [noise, { limit: LIMITS.noise }],
      ),
      against: [say`What the levels’ numbers mean is our reading`],
    };
  },
  say: ({ people: keys, signs: [{ details }] }) =>
    say`Speech of ${people(keys)} was ${keys.length === 1 ? (details?.['how'] ?? 'unclear') : 'unclear'}.`,
  next: (group) => say`Ask ${whom(group)} for another microphone, nearer to the mouth.`,
};
