import type { ApiError } from '../data/ApiError.ts';
import { PlainFrame } from '../frame/PlainFrame.tsx';
import { Button } from '../ui/Button.tsx';
import { errorDetail, errorWords } from '../ui/error-words.ts';
import { StateMessage } from '../ui/StateMessage.tsx';
import type { SignedIn } from './access.ts';
import { NoRolePage } from './NoRolePage.tsx';
import { SignInButton } from './SignInButton.tsx';

type Props = {
  readonly signedIn: SignedIn;
  readonly error: ApiError;
  /** Whether anything was read in this tab before. */
  readonly wasOpen: boolean;
};

const FORGOTTEN = 'What was read in this tab has been forgotten.';

/**
 * Where access ends while the app is open: nothing leaves this page by itself, so that nobody is sent to and fro
 * between it and Microsoft.
 */
export const AccessEndedPage = ({ signedIn, error, wasOpen }: Props) => {
  if (error.code === 'role-required')
    return <NoRolePage as={signedIn.as} signOut={signedIn.signOut} error={error} lost={wasOpen} />;
  const { heading, sentence } = wordsOf(error, wasOpen);
  return (
    <PlainFrame right={<span className="muted">{signedIn.as.username}</span>}>
      <title>{`${heading} · Earshot`}</title>
      <StateMessage
        heading={heading}
        level={1}
        role="alert"
        detail={errorDetail(error)}
        actions={
          <>
            <SignInButton signIn={() => signedIn.signIn(location.pathname + location.search)} />
            <Button onClick={() => void signedIn.signOut()}>Sign out</Button>
          </>
        }
      >
        <p>{sentence}</p>
        {wasOpen && <p className="muted">{FORGOTTEN}</p>}
      </StateMessage>
    </PlainFrame>
  );
};

const wordsOf = (error: ApiError, wasOpen: boolean) => {
  if (error.code === 'sign-in-needed')
    return {
      heading: 'Your sign-in has ended',
      sentence: 'Microsoft wants to see you once more. You come back to this page.',
    };
  if (wasOpen)
    return {
      heading: 'Your access has ended',
      sentence: 'The people who run Earshot ended it, or you signed out in another tab.',
    };
  return errorWords(error);
};
