import { receiptOf, receiptsOf } from '../evidence.ts';
import { EVENT_LIMITS, isPast, SIGNAL_LIMITS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, place, say } from '../sentence.ts';
import { affectedAudio, networkEvents } from './affected.ts';
import { what, whom } from './words.ts';

const LIMITS = { weak: SIGNAL_LIMITS.weak, poor: SIGNAL_LIMITS.poor, hurt: EVENT_LIMITS.notable } as const;

export const weakWifi: Rule = {
  id: 'weak-wifi',
  code: 'N1',
  title: 'Weak Wi-Fi signal',
  kind: 'cause',
  fires: 'Wi-Fi with a signal under the weak limit, and audio of that end that is poor or near it.',
  strengthened: 'A signal under the poor limit, 2.4 GHz, and a client that saw the network hurt the audio.',
  weakened: 'Audio that passes on average.',
  sources:
    'Quality of Experience Review guide: 2.4 GHz, access point placement, driver age. Percent to dBm: Windows WLAN API.',
  limits: LIMITS,
  explains: [
    'busy-wifi',
    'old-wifi-driver',
    'low-bandwidth',
    'short-dropouts',
    'frozen-video',
    'public-path',
  ],
  tokens: ['DistortedSound', 'Interruptions', 'DistortedSpeech', 'MuffledSpeech'],
  judge: (facts) => {
    const signal = facts.network('wifiSignalPercent', LIMITS.weak);
    const wifi = facts.networks.find(({ thing }) => thing.connectionType === 'wifi')?.thing;
    if (!signal || !wifi) return undefined;
    const affected = affectedAudio(facts);
    if (!affected?.isUneven) return undefined;
    const events = networkEvents(facts, affected);
    const isPoorSignal = isPast(signal.value, LIMITS.poor);
    const limit = isPoorSignal ? LIMITS.poor : LIMITS.weak;
    const note = wifi.wifiBand === 'frequency24GHz' ? '2.4 GHz' : undefined;
    return {
      side: affected.side,
      published: affected.published,
      local: Number(isPoorSignal) + events.length,
      weight: affected.weight,
      receipts: [
        ...affected.receipts,
        receiptOf(facts, signal, { limit, ...(note !== undefined && { note }) }),
        ...receiptsOf(facts, ...events.map((event) => [event, { limit: LIMITS.hurt }] as const)),
      ],
      against: affected.isPoor ? [] : [say`The audio passes its limits on average`],
      ...(wifi.bssid !== undefined && { place: wifi.bssid }),
      details: { band: wifi.wifiBand ?? '' },
    };
  },
  say: (group) =>
    group.side === 'own'
      ? say`Weak Wi-Fi at the end of ${people(group.people)}: the audio passes on average and came near its limits.`
      : say`Weak Wi-Fi damaged ${what(group)}.`,
  next: (group) => {
    const [{ place: accessPoint, details }] = group.signs;
    const better = details?.['band'] === 'frequency50GHz' ? 'a nearer access point' : '5 GHz';
    return accessPoint === undefined
      ? say`Ask ${whom(group)} for ${better} or a cable.`
      : say`Ask ${whom(group)} for ${better} or a cable; check ${place(`access point ${accessPoint}`, 'the access point')}.`;
  },
};
