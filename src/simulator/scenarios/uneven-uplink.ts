import { scriptCall } from '../call-script.ts';
import { rated } from '../feedback.ts';
import { helsinkiAt } from '../helsinki.ts';
import type { SimulatedRecord } from '../record.ts';

/** A group call in which one person's upload was busy for a while: the others heard it, he did not. */
export const unevenUplink = { id: '91b3e5f8-0c72-4d1e-9a46-5f8b2c70d3e1', name: 'uneven-uplink' } as const;

export const unevenUplinkCall = (now: number, seed: number): SimulatedRecord =>
  scriptCall(
    {
      ...unevenUplink,
      tickSeconds: 90,
      video: true,
      drawing: `
        * Irvin Sayers        ====================
        * Grady Archie        .uuuuuuuuuuuuu======
        * Emily Braun         ==================..
          Allan Deyoung       ...=================
          Christie Cline      ==c=c==ccccccccccc==
      `,
      feedback: {
        'Irvin Sayers': rated(2, ['Interruptions', 'DistortedSound'], 'Grady cut out all the time'),
        'Grady Archie': rated(5),
        'Emily Braun': null,
        'Allan Deyoung': null,
        'Christie Cline': rated(3),
      },
    },
    helsinkiAt(now, 2, '09:30:04.25'),
    seed,
  );
