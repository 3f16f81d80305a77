import { ApiError } from '../data/ApiError.ts';
import { errorDetail, errorWords } from '../ui/error-words.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';

/** The first page is under way; after a try that failed for now it says why it takes longer. */
export const ListWaiting = ({ failure }: { readonly failure: Error | null }) => {
  if (!(failure instanceof ApiError)) return <Skeleton label="Reading the list of calls" rows={14} />;
  const { heading, sentence } = errorWords(failure);
  return (
    <StateMessage heading={heading} role="status" detail={errorDetail(failure)}>
      <p>{sentence} Reading goes on by itself.</p>
    </StateMessage>
  );
};
