import { scriptCall } from '../call-script.ts';
import { helsinkiAt } from '../helsinki.ts';
import type { SimulatedRecord } from '../record.ts';

/** Nobody picked up: start and end are the same instant, and nothing failed. */
export const unanswered = { id: '7c5e1d3b-94a8-4f60-b2e7-08d6f1a9c354', name: 'unanswered' } as const;

/** A call whose media found no way: it ends where it began, with a failure in its setup. */
export const notSetUp = { id: 'e8a2b6d4-1f39-4c57-a0b8-63c7d5e90f12', name: 'not-set-up' } as const;

export const unansweredCalls = (now: number, seed: number): readonly SimulatedRecord[] => [
  scriptCall(
    {
      ...unanswered,
      tickSeconds: 0,
      peerToPeer: true,
      drawing: `
        * Adele Vance     =
        * Debra Berger    =
      `,
      feedback: { 'Adele Vance': null, 'Debra Berger': null },
    },
    helsinkiAt(now, 1, '11:12:20.428943'),
    seed,
  ),
  scriptCall(
    {
      ...notSetUp,
      tickSeconds: 10,
      peerToPeer: true,
      drawing: `
        * Joni Sherman     t!
        * Isaiah Langer    =!
      `,
      feedback: { 'Joni Sherman': null, 'Isaiah Langer': null },
    },
    helsinkiAt(now, 1, '08:58:03'),
    seed,
  ),
];
