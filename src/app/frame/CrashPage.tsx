import { PlainFrame } from './PlainFrame.tsx';
import { Button } from '../ui/Button.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';

/** A bug got here. What it was is in the console; the page can only begin again. */
export const CrashPage = ({ error }: { readonly error: unknown }) => (
  <PlainFrame>
    <StateMessage
      heading="This page met a fault of its own"
      level={1}
      role="alert"
      actions={
        <>
          <Button look="main" icon="retry" onClick={() => location.reload()}>
            Load the page again
          </Button>
          <Button onClick={() => location.assign('/calls')}>Show the calls</Button>
        </>
      }
      detail={error instanceof Error ? `${error.name}: ${error.message}` : 'No further detail'}
    >
      <p>The address keeps what you were looking at, so loading it again brings that back.</p>
    </StateMessage>
  </PlainFrame>
);
