import { scriptCall } from '../call-script.ts';
import { helsinkiAt } from '../helsinki.ts';
import type { SimulatedRecord } from '../record.ts';

/** A group call that one person was thrown out of, and came back to on her telephone's data. */
export const rejoin = { id: 'd06a4f92-7e15-4b83-8d2c-e91f3b5a7c60', name: 'rejoin' } as const;

export const rejoinCall = (now: number, seed: number): SimulatedRecord =>
  scriptCall(
    {
      ...rejoin,
      tickSeconds: 20,
      drawing: `
        * Miriam Graham    ===~~~~~~~~~~x..mmmmmmmmmmmmmmmmm
        * Cecil Folk       ==================================
          Sara Davis       .================================.
        * Raul Razo        ==vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
      `,
    },
    helsinkiAt(now, 1, '12:30:00'),
    seed,
  );
