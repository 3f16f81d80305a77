import { scriptCall } from '../call-script.ts';
import { personNamed } from '../directory.ts';
import { helsinkiAt } from '../helsinki.ts';
import { withoutLateTelemetry } from '../late-telemetry.ts';
import { TENANT_ID } from '../people.ts';
import type { SimulatedRecord } from '../record.ts';

/** A meeting that another company organised: Graph tells how one's own people fared, and of the others only that they were there. */
export const federated = { id: '46d2f8a1-5c7e-4b09-93ad-e81c0f6b7d25', name: 'federated' } as const;

export const federatedMeeting = (now: number, seed: number): SimulatedRecord => {
  const outside = (name: string): ReturnType<typeof personNamed> => personNamed(name, 'Fabrikam');
  const record = scriptCall(
    {
      ...federated,
      tickSeconds: 240,
      video: true,
      drawing: `
        * Quinn Anderson     ================
        * Johanna Lorenz     =ww=============
          Nestor Wilke       ================
        * Remy Dubois        ..==============
      `,
      cast: { 'Quinn Anderson': outside('Quinn Anderson'), 'Remy Dubois': outside('Remy Dubois') },
      feedback: { 'Johanna Lorenz': null, 'Nestor Wilke': null },
    },
    helsinkiAt(now, 1, '15:00'),
    seed,
  );
  return {
    ...record,
    session: (index) => {
      const session = record.session(index);
      return session.caller.associatedIdentity?.tenantId === TENANT_ID
        ? session
        : withoutLateTelemetry(session);
    },
  };
};
