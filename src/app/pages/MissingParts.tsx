import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import type { Call } from './useCall.ts';

/** What of the call did not come beside its sessions, and how to ask for it again. */
export const MissingParts = ({ parts }: { readonly parts: Call['missing'] }) => (
  <>
    {parts.map(({ what, error, retry }) => (
      <section key={what} aria-label={what}>
        <ErrorNotice error={error} level={2} lead={`${what}.`} on={{ retry }} />
      </section>
    ))}
  </>
);
