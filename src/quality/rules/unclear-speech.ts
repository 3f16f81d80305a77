import { receiptsOf } from '../evidence.ts';
import { above, below, EVENT_LIMITS, isPast } from '../limits.ts';
import { pastOnly } from '../reading.ts';
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
    const events = pastOnly(
      LIMITS.event,
      facts.device('lowSpeechLevelEventRatio'),
      facts.device('lowSpeechToNoiseEventRatio'),
      facts.device('deviceClippingEventRatio'),
    );
    if (events.length === 0) return undefined;
    const speech = facts.device('sentSignalLevel');
    const noise = facts.device('sentNoiseLevel');
    const levels = [
      speech !== undefined && isPast(speech.value, LIMITS.speech)
        ? ([speech, { limit: LIMITS.speech }] as const)
        : undefined,
      noise !== undefined && isPast(noise.value, LIMITS.noise)
        ? ([noise, { limit: LIMITS.noise }] as const)
        : undefined,
    ].filter((level) => level !== undefined);
    const quiet = events.some(({ label }) => label === 'speech too quiet');
    const noisy = events.some(({ label }) => label === 'speech drowned in noise');
    return {
      side: 'sent',
      published: levels.length,
      local: 1,
      cap: 'possible',
      weight: Math.max(...events.map(({ value }) => value)),
      details: { how: quiet ? 'too quiet' : noisy ? 'drowned in noise' : 'too loud for the microphone' },
      receipts: receiptsOf(
        facts,
        ...events.map((event) => [event, { limit: LIMITS.event }] as const),
        ...levels,
      ),
      against: [say`What the levels’ numbers mean is our reading`],
    };
  },
  say: ({ people: keys, signs: [{ details }] }) =>
    say`Speech of ${people(keys)} was ${keys.length === 1 ? (details?.['how'] ?? 'unclear') : 'unclear'}.`,
  next: (group) => say`Ask ${whom(group)} for another microphone, nearer to the mouth.`,
};
