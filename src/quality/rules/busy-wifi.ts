import { receiptOf, receiptsOf } from '../evidence.ts';
import { NEAR, type Flow } from '../flow.ts';
import { AUDIO_LIMITS, EVENT_LIMITS, isPast, RETIRED_LIMITS, SIGNAL_LIMITS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { affectedAudio, networkEvents } from './affected.ts';
import { what, whom } from './words.ts';

const LIMITS = {
  strongFrom: SIGNAL_LIMITS.weak,
  concealed: RETIRED_LIMITS.concealedRatio,
  hurt: EVENT_LIMITS.notable,
} as const;

export const busyWifi: Rule = {
  id: 'busy-wifi',
  code: 'N2',
  title: 'Busy or disturbed Wi-Fi',
  kind: 'cause',
  fires:
    'Wi-Fi with a strong signal, jitter or concealed sound past its limit, and a round trip that passes.',
  strengthened: 'A client that saw the network hurt the audio, 2.4 GHz, others on the access point.',
  weakened:
    'Audio that passes on average. One person alone. Between two people, an end whose client saw nothing is not suspected.',
  sources:
    'Quality of Experience Review guide: density, WMM, shared access points. The logic is our judgement.',
  limits: LIMITS,
  explains: ['short-dropouts', 'low-bandwidth', 'public-path'],
  tokens: ['DistortedSound', 'Interruptions', 'DistortedSpeech'],
  judge: (facts) => {
    const wifi = facts.networks.find(({ thing }) => thing.connectionType === 'wifi')?.thing;
    const signal = facts.network('wifiSignalPercent');
    if (!wifi || !signal || isPast(signal.value, LIMITS.strongFrom)) return undefined;
    const affected = affectedAudio(facts);
    if (!affected?.isUneven) return undefined;
    const crossed = new Set(
      affected.flows.flatMap(({ crossings }) => crossings.map(({ measure }) => measure)),
    );
    const concealed = facts.flow('audio', 'heard').worst('concealedRatio', LIMITS.concealed);
    const events = networkEvents(facts, affected);
    if (crossed.has('roundTripMs')) return undefined;
    // Past its limit it is suspected; near it, only with what the client saw.
    if (
      !(affected.isPoor
        ? crossed.has('jitterMs') || concealed
        : events.length > 0 && affected.flows.some(isJittery))
    ) {
      return undefined;
    }
    // Between two people jitter belongs to either end: without local proof it may be the other's.
    if (facts.far && events.length === 0) return undefined;
    const note = wifi.wifiBand === 'frequency24GHz' ? '2.4 GHz' : undefined;
    return {
      side: affected.side,
      published: affected.published,
      local: events.length,
      weight: affected.weight,
      receipts: [
        ...affected.receipts,
        receiptOf(facts, signal, note === undefined ? {} : { note }),
        ...receiptsOf(facts, ...events.map((event) => [event, { limit: LIMITS.hurt }] as const), [
          concealed,
          { limit: LIMITS.concealed },
        ]),
      ],
    };
  },
  say: (group) =>
    group.side === 'own'
      ? say`Wi-Fi at the end of ${people(group.people)} is strong and looks crowded; the audio passes on average.`
      : say`Wi-Fi that is strong but crowded damaged ${what(group)}.`,
  next: (group) =>
    say`Look at the load of the access point and at WMM; move ${whom(group)} to 5 GHz or a cable.`,
};

/** Jitter that came near its limit on average, or past it for a moment. */
const isJittery = (flow: Flow): boolean => {
  const limit = AUDIO_LIMITS.jitterMs;
  return (
    (flow.worst('jitterMs')?.value ?? 0) > limit.value * NEAR ||
    flow.worst('jitterMaxMs', limit) !== undefined
  );
};
