import { useAccess } from '../auth/useAccess.ts';
import { PlainFrame } from '../frame/PlainFrame.tsx';
import { Button } from '../ui/Button.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';

export const SignedOutPage = () => {
  const access = useAccess();
  const signIn = () => {
    if (access.kind === 'signed-out') void access.signIn('/calls');
    else location.assign('/calls');
  };
  return (
    <PlainFrame>
      <StateMessage
        heading="You are signed out"
        level={1}
        actions={
          <Button look="main" onClick={signIn}>
            Sign in with your work account
          </Button>
        }
        detail="Nothing about calls is kept in this browser."
      >
        <p>What was read has been forgotten. Other Microsoft pages in this browser may still be signed in.</p>
      </StateMessage>
    </PlainFrame>
  );
};
