import { useState } from 'react';
import { Button } from '../ui/Button.tsx';

type Props = { readonly signIn: () => Promise<void> };

/** Leaves the page; what keeps it from doing so goes to the error boundary. */
export const SignInButton = ({ signIn }: Props) => {
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  if (failure) throw failure;
  const begin = () => {
    setLeaving(true);
    signIn().catch(setFailure);
  };
  return (
    <Button look="main" onClick={begin} disabled={leaving}>
      Sign in with your work account
    </Button>
  );
};
