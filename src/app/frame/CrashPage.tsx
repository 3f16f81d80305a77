import { CrashMessage } from './CrashMessage.tsx';
import { PlainFrame } from './PlainFrame.tsx';

/** For what went wrong outside of the frame that somebody signed in has around them. */
export const CrashPage = ({ error }: { readonly error: unknown }) => (
  <PlainFrame>
    <CrashMessage error={error} />
  </PlainFrame>
);
