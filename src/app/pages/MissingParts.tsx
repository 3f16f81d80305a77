import { ApiError } from '../data/ApiError.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { errorWords } from '../ui/error-words.ts';
import type { Call } from './useCall.ts';

/** Nothing has gone wrong: this cloud’s Graph has none. */
const isHowItIs = (error: Error): error is ApiError =>
  error instanceof ApiError && error.code === 'not-in-this-cloud';

/** What of the call did not come beside its sessions, and how to ask for it again. */
export const MissingParts = ({ parts }: { readonly parts: Call['missing'] }) => (
  <>
    {parts.map(({ what, error, retry }) =>
      isHowItIs(error) ? (
        <p key={what} className="missing-note muted">
          {what}. {errorWords(error).sentence}
        </p>
      ) : (
        <section key={what} aria-label={what}>
          <ErrorNotice error={error} level={2} lead={`${what}.`} on={{ retry }} />
        </section>
      ),
    )}
  </>
);
