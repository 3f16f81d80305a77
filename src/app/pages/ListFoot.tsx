import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';

type Props = {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetching: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly error: Error | null;
    readonly fetchNextPage: () => Promise<unknown>;
    readonly refetch: () => Promise<unknown>;
  };
  readonly isWhole: boolean;
  readonly startsAgain: boolean;
};

/** Under the last call: what comes, what failed, or that the list is cut. */
export const ListFoot = ({ query, isWhole, startsAgain }: Props) => {
  if (startsAgain) {
    return (
      <p className="calls-foot" role="status">
        The place in the list was lost: reading starts again from its first page.
      </p>
    );
  }
  if (query.isFetchNextPageError && query.error) {
    return (
      <ErrorNotice
        error={query.error}
        level={2}
        on={{ retry: () => void query.fetchNextPage(), 'start-over': () => void query.refetch() }}
      />
    );
  }
  if (query.isFetchingNextPage) return <p className="calls-foot">Reading more calls</p>;
  return isWhole || query.hasNextPage || query.isFetching ? null : (
    <CutList onRetry={() => void query.refetch()} />
  );
};

/** Neither a next page nor the word that this was the last. */
export const CutList = ({ onRetry }: { readonly onRetry: () => void }) => (
  <StateMessage
    heading="The list breaks off here"
    role="status"
    actions={
      <Button icon="retry" onClick={onRetry}>
        Read the list again
      </Button>
    }
  >
    <p>Graph’s link to the next page leads somewhere else. Calls that started earlier may be missing.</p>
  </StateMessage>
);
