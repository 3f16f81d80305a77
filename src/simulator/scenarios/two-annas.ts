import { scriptCall } from '../call-script.ts';
import { rated } from '../feedback.ts';
import { helsinkiAt } from '../helsinki.ts';
import type { SimulatedRecord } from '../record.ts';

/** Calls around the time of the all-hands meeting that a ticket about “Anna” could also mean. */
export const annaBedecsMeeting = {
  id: '5a8f0e27-c6d1-4b94-83a7-2d9e6f1b0c75',
  name: 'anna-bedecs-meeting',
} as const;
export const annaLidmanCall = {
  id: 'a3d71c5e-8f20-4e69-b7c4-91f0d2e83b56',
  name: 'anna-lidman-call',
} as const;

export const twoAnnas = (now: number, seed: number): readonly SimulatedRecord[] => [
  scriptCall(
    {
      ...annaBedecsMeeting,
      tickSeconds: 120,
      video: true,
      drawing: `
        * Lidia Holloway      ==============
        * Anna Bedecs         ==============
          Henrietta Mueller   =bbbbbbbbbbbb=
          Pradeep Gupta       .=============
          Enrico Cattaneo     ============..
        * Lee Gu              ==============
          Johanna Lorenz      ..===========.
          Patti Fernandez     =============.
          Christie Cline      ==============
      `,
      feedback: Object.fromEntries(
        [
          'Lidia Holloway',
          'Anna Bedecs',
          'Henrietta Mueller',
          'Pradeep Gupta',
          'Enrico Cattaneo',
          'Lee Gu',
          'Johanna Lorenz',
          'Patti Fernandez',
          'Christie Cline',
        ].map((name) => [name, null]),
      ),
    },
    helsinkiAt(now, 1, '14:05:00'),
    seed,
  ),
  scriptCall(
    {
      ...annaLidmanCall,
      tickSeconds: 60,
      peerToPeer: true,
      drawing: `
        * Anna Lidman    ======
        * Adele Vance    ======
      `,
      feedback: { 'Anna Lidman': rated(4), 'Adele Vance': null },
    },
    helsinkiAt(now, 1, '13:52:01.5'),
    seed,
  ),
];
