import { useRouter } from '@tanstack/react-router';
import { Button } from '../ui/Button.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';

export const NotFoundPage = () => {
  const router = useRouter();
  return (
    <StateMessage
      heading="Nothing is at this address"
      level={1}
      actions={
        <Button look="main" onClick={() => void router.navigate({ to: '/calls' })}>
          Show the calls
        </Button>
      }
    >
      <p>The link may be cut off, or from another version of Earshot.</p>
    </StateMessage>
  );
};
