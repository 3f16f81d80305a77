import { useState } from 'react';
import { PlainFrame } from '../frame/PlainFrame.tsx';
import { Button } from '../ui/Button.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';

type Props = { readonly signIn: (returnTo: string) => Promise<void> };

/** Stands at the address that was asked for, and comes back to it. */
export const SignInPage = ({ signIn }: Props) => {
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  if (failure) throw failure;
  const begin = () => {
    setLeaving(true);
    signIn(location.pathname + location.search).catch(setFailure);
  };
  return (
    <PlainFrame>
      <StateMessage
        heading="Sign in to see calls"
        level={1}
        actions={
          <Button look="main" onClick={begin} disabled={leaving}>
            Sign in with your work account
          </Button>
        }
        detail="You come back to this page."
      >
        <p>
          Earshot reads your organisation’s call records through its own server. Your browser never holds a
          Graph token.
        </p>
      </StateMessage>
    </PlainFrame>
  );
};
