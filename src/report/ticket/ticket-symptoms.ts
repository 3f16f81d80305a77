import type { Leftover } from './leftover.ts';
import type { Symptom } from './ticket.ts';

/** What people say, as the stems of words, and the feedback reasons of Teams that mean the same. */
const SYMPTOMS: readonly { readonly pattern: RegExp; readonly tokens: readonly string[] }[] = [
  {
    pattern: /\b(?:robot\w*|metallic|distort\w*|garbled|under ?water|muffled)\b/gi,
    tokens: ['DistortedSound', 'DistortedSpeech', 'MuffledSpeech'],
  },
  {
    pattern:
      /\b(?:chopp\w*|cut(?:ting|s)? (?:out|off)|interrupt\w*|broke(?:n)? up|breaking up|drop ?outs?)\b/gi,
    tokens: ['Interruptions', 'Stopped'],
  },
  { pattern: /\b(?:echo\w*)\b/gi, tokens: ['Echo'] },
  {
    pattern: /\b(?:nois[ey]\w*|hiss\w*|crackl\w*|humming|buzz\w*|static)\b/gi,
    tokens: ['Noisy', 'BackgroundNoise', 'ElectronicFeedback'],
  },
  { pattern: /\b(?:too quiet|low volume|faint|hardly (?:hear|audible)\w*)\b/gi, tokens: ['LowVolume'] },
  {
    pattern: /\b(?:no (?:sound|audio)|could ?n['’]?t hear|could not hear|cannot hear|silent|silence)\b/gi,
    tokens: ['NoSound', 'OtherNoSound'],
  },
];

/** Takes every complaint once, in the order of the table. */
export const takeSymptoms = (text: Leftover): readonly Symptom[] =>
  SYMPTOMS.flatMap(({ pattern, tokens }) => {
    const [first] = text.take(pattern);
    return first === undefined ? [] : [{ said: first[0].toLowerCase(), tokens }];
  });
