import { PlainFrame } from '../frame/PlainFrame.tsx';
import { Button } from '../ui/Button.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';
import { SignInButton } from './SignInButton.tsx';

type Props = {
  readonly signIn: (returnTo: string) => Promise<void>;
  readonly onOpenFile: () => void;
};

/** Stands at the address that was asked for, and comes back to it. */
export const SignInPage = ({ signIn, onOpenFile }: Props) => (
  <PlainFrame>
    <title>Sign in · Earshot</title>
    <StateMessage
      heading="Sign in to see calls"
      level={1}
      actions={
        <>
          <SignInButton signIn={() => signIn(location.pathname + location.search)} />
          <Button icon="file" onClick={onOpenFile}>
            Open a file instead
          </Button>
        </>
      }
      detail="After signing in you come back to this page. A file is read on this computer and sent nowhere."
    >
      <p>
        Earshot reads your organisation’s call records through its own server. Your browser never holds a
        Graph token.
      </p>
    </StateMessage>
  </PlainFrame>
);
