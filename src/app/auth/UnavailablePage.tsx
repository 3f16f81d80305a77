import { PlainFrame } from '../frame/PlainFrame.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import type { ApiError } from '../data/ApiError.ts';

/** Neither signed in nor out: the server, or Microsoft’s sign-in, did not answer as it should. */
export const UnavailablePage = ({ error }: { readonly error: ApiError }) => (
  <PlainFrame>
    <ErrorNotice
      error={error}
      level={1}
      on={{ retry: () => location.reload(), 'sign-in': () => location.assign('/calls') }}
    />
  </PlainFrame>
);
