import { useQuery } from '@tanstack/react-query';
import { useApi } from '../auth/useAccount.ts';
import { readinessQuery } from '../data/admin-queries.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';
import { useTimeZone } from '../useTimeZone.ts';
import { healthWords } from './health-words.ts';
import './HealthPage.css';

/** Whether data can be had, and since when. Looks again every ten seconds while it is open. */
export const HealthPage = () => {
  const { name: timeZone } = useTimeZone();
  const query = useQuery(readinessQuery(useApi()));
  const words = query.data && healthWords(query.data, timeZone);
  return (
    <>
      <title>Health · Earshot</title>
      {query.isPending && <Skeleton label="Asking the server how it is" rows={3} />}
      {query.isError && (
        <ErrorNotice error={query.error} level={1} on={{ retry: () => void query.refetch() }} />
      )}
      {words && !query.isError && (
        <StateMessage
          heading={words.heading}
          level={1}
          actions={
            <Button icon="retry" disabled={query.isFetching} onClick={() => void query.refetch()}>
              Look again
            </Button>
          }
          detail="Looks again by itself every 10 seconds."
        >
          <p aria-live="polite">{words.sentence}</p>
          {words.details.length > 0 && (
            <ul className="health-list">
              {words.details.map(({ code, heading, sentence, since }) => (
                <li key={code}>
                  <h2>{heading}</h2>
                  <p>{sentence}</p>
                  <p className="muted">
                    Since {since}, <code>{code}</code>
                  </p>
                </li>
              ))}
            </ul>
          )}
        </StateMessage>
      )}
    </>
  );
};
