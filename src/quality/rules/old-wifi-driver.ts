import type { Rule } from '../rule.ts';
import { place, say } from '../sentence.ts';
import { affectedAudio } from './affected.ts';
import { isOlder } from './versions.ts';
import { whom } from './words.ts';

export const oldWifiDriver: Rule = {
  id: 'old-wifi-driver',
  code: 'N3',
  title: 'Old Wi-Fi driver',
  kind: 'cause',
  fires:
    'A Wi-Fi driver older than the version most of the tenant runs on the same adapter, and audio that is poor or near it.',
  strengthened: 'Many people of that version with poor audio.',
  weakened: 'A weak signal, which explains more.',
  sources:
    'Quality of Experience Review guide: drivers go unpatched. Comparing with the fleet is our judgement.',
  limits: {},
  needs: ['fleet'],
  judge: (facts, { fleet }) => {
    if (!fleet.wifiDrivers) return undefined;
    const found = facts.networks.find(({ thing }) => thing.connectionType === 'wifi');
    const { wifiVendorDriver: adapter, wifiVendorDriverVersion: version } = found?.thing ?? {};
    const usual = adapter === undefined ? undefined : fleet.wifiDrivers.get(adapter);
    if (!found || !usual || version === undefined || !isOlder(version, usual.version)) return undefined;
    const affected = affectedAudio(facts);
    if (!affected) return undefined;
    return {
      side: affected.side,
      published: affected.published,
      local: 0,
      cap: 'possible',
      weight: affected.weight,
      receipts: [
        ...affected.receipts,
        {
          kind: 'words',
          sentence: say`driver ${place(version, 'older')}; ${usual.machines} machines run ${place(usual.version, 'a newer one')}`,
          path: `${found.path}.wifiVendorDriverVersion`,
          session: facts.index,
        },
      ],
    };
  },
  say: (group) => say`The Wi-Fi driver of ${whom(group)} is behind your fleet.`,
  next: (group) => say`Update the Wi-Fi driver of ${whom(group)}.`,
};
