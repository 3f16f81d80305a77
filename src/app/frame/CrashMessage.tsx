import { ApiError } from '../data/ApiError.ts';
import { Button } from '../ui/Button.tsx';
import { errorDetail } from '../ui/error-words.ts';
import { StateMessage } from '../ui/StateMessage.tsx';

/** What keeps a page from being drawn: a part of the app that did not load, or a bug. The page can only begin again. */
export const CrashMessage = ({ error }: { readonly error: unknown }) => {
  const isPartMissing = error instanceof ApiError && error.code === 'offline';
  return (
    <StateMessage
      heading={isPartMissing ? 'A part of Earshot did not load' : 'This page met a fault of its own'}
      level={1}
      role="alert"
      actions={
        <>
          <Button look="main" icon="retry" onClick={() => location.reload()}>
            Load the page again
          </Button>
          {!isPartMissing && <Button onClick={() => location.assign('/calls')}>Show the calls</Button>}
        </>
      }
      detail={detailOf(error)}
    >
      <p>
        {isPartMissing && 'There is no connection, or a newer version of Earshot has taken its place. '}
        The address keeps what you were looking at, so loading it again brings that back.
      </p>
    </StateMessage>
  );
};

const detailOf = (error: unknown): string => {
  if (error instanceof ApiError) return errorDetail(error);
  return error instanceof Error ? `${error.name}: ${error.message}` : 'No further detail';
};
