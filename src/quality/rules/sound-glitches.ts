import { receiptsOf } from '../evidence.ts';
import { atLeast, EVENT_LIMITS, isPast } from '../limits.ts';
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
    const mic = facts.device('micGlitchRate');
    const speaker = facts.device('speakerGlitchRate');
    const gaps = facts.device('deviceGlitchEventRatio');
    const past = {
      mic: mic !== undefined && isPast(mic.value, LIMITS.microphone),
      speaker: speaker !== undefined && isPast(speaker.value, LIMITS.speaker),
      gaps: gaps !== undefined && isPast(gaps.value, LIMITS.device),
    };
    if (!past.mic && !past.speaker && !past.gaps) return undefined;
    const device = facts.devices[0]?.thing;
    const name = [device?.captureDeviceName, device?.renderDeviceName].find((text) =>
      BETWEEN.test(text ?? ''),
    );
    const networkIsPoor = (['sent', 'heard'] as const).some(
      (way) => facts.flow('audio', way).grade === 'poor',
    );
    return {
      side: past.mic && past.speaker ? 'both' : past.speaker ? 'heard' : 'sent',
      published: Number(past.mic || past.speaker),
      local: Number(past.gaps) + Number(name !== undefined),
      contested: networkIsPoor,
      weight: Math.max(mic?.value ?? 0, speaker?.value ?? 0),
      receipts: [
        ...receiptsOf(
          facts,
          [past.mic ? mic : undefined, { limit: LIMITS.microphone }],
          [past.speaker ? speaker : undefined, { limit: LIMITS.speaker }],
          [past.gaps ? gaps : undefined, { limit: LIMITS.device }],
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
