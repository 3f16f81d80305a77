import { receiptsOf } from '../evidence.ts';
import { atLeast, EVENT_LIMITS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, place, say } from '../sentence.ts';
import { whom } from './words.ts';

const GLITCHES = atLeast(1, 'per5min', 'Lync Server 2013, AudioSignal: good below 1', 'P-L');
const LIMITS = { microphone: GLITCHES, speaker: GLITCHES, device: EVENT_LIMITS.notable } as const;

/** What puts another chip between machine and headset. */
const BETWEEN = /dock|hub|bluetooth|hands-?free|usb/i;

export const soundGlitches: Rule = {
  id: 'sound-glitches',
  code: 'D3',
  title: 'Glitches of the sound device',
  kind: 'cause',
  fires: 'Glitches of microphone or speaker, or a device with gaps for a notable share of the call.',
  strengthened: 'A dock, hub or Bluetooth in the device’s name.',
  weakened: 'The network is poor; a short processor makes glitches of its own.',
  sources:
    'Lync QoE schema: drivers, processor, deferred calls. Call Quality Dashboard FAQ: USB hubs and docks.',
  limits: LIMITS,
  tokens: ['DistortedSound', 'Noisy'],
  judge: (facts) => {
    const mic = facts.device('micGlitchRate', LIMITS.microphone);
    const speaker = facts.device('speakerGlitchRate', LIMITS.speaker);
    const gaps = facts.device('deviceGlitchEventRatio', LIMITS.device);
    if (!mic && !speaker && !gaps) return undefined;
    const device = facts.devices[0]?.thing;
    const name = [device?.captureDeviceName, device?.renderDeviceName].find((text) =>
      BETWEEN.test(text ?? ''),
    );
    const networkIsPoor = (['sent', 'heard'] as const).some(
      (way) => facts.flow('audio', way).grade === 'poor',
    );
    return {
      side: mic && speaker ? 'both' : speaker ? 'heard' : 'sent',
      published: mic || speaker ? 1 : 0,
      local: (gaps ? 1 : 0) + (name === undefined ? 0 : 1),
      contested: networkIsPoor,
      weight: Math.max(
        facts.device('micGlitchRate')?.value ?? 0,
        facts.device('speakerGlitchRate')?.value ?? 0,
      ),
      receipts: [
        ...receiptsOf(
          facts,
          [mic, { limit: LIMITS.microphone }],
          [speaker, { limit: LIMITS.speaker }],
          [gaps, { limit: LIMITS.device }],
        ),
        ...(name === undefined
          ? []
          : [{ kind: 'words' as const, sentence: say`${place(name, 'a device on a hub or by Bluetooth')}` }]),
      ],
      against: networkIsPoor ? [say`The network was poor, which alone could have been heard`] : [],
    };
  },
  say: ({ people: keys }) => say`Clicks and gaps come from the sound device of ${people(keys)}.`,
  next: (group) => say`Plug the headset of ${whom(group)} in directly; update its driver and firmware.`,
};
