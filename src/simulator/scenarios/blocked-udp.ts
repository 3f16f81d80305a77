import { scriptCall } from '../call-script.ts';
import { rated } from '../feedback.ts';
import { helsinkiAt } from '../helsinki.ts';
import type { SimulatedRecord } from '../record.ts';

/** A call between two people, one of them behind a firewall that lets no UDP out. */
export const blockedUdp = { id: '2f9d7c10-6b84-4e35-a1f7-c05e8d92b36a', name: 'blocked-udp' } as const;

export const blockedUdpCall = (now: number, seed: number): SimulatedRecord =>
  scriptCall(
    {
      ...blockedUdp,
      tickSeconds: 60,
      peerToPeer: true,
      drawing: `
        * Nestor Wilke    =============
        * Lynne Robbins   ttttttttttttt
      `,
      feedback: { 'Nestor Wilke': null, 'Lynne Robbins': rated(2, ['DistortedSound']) },
    },
    helsinkiAt(now, 1, '15:45:20.4'),
    seed,
  );
