import { PlainFrame } from '../frame/PlainFrame.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';
import { SignInButton } from './SignInButton.tsx';

type Props = { readonly signIn: (returnTo: string) => Promise<void> };

export const SignedOutPage = ({ signIn }: Props) => (
  <PlainFrame>
    <title>Signed out · Earshot</title>
    <StateMessage
      heading="You are signed out"
      level={1}
      actions={<SignInButton signIn={() => signIn('/calls')} />}
      detail="Nothing about calls is kept in this browser."
    >
      <p>What was read has been forgotten. Other Microsoft pages in this browser may still be signed in.</p>
    </StateMessage>
  </PlainFrame>
);
