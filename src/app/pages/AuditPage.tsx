import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isAdministrator } from '#contract/roles';
import { useAccount } from '../auth/useAccount.ts';
import { auditQuery } from '../data/admin-queries.ts';
import { AuditTable } from '../features/audit-table/AuditTable.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';
import { useTimeZone } from '../useTimeZone.ts';
import { useUrlView } from '../useUrlView.ts';
import { readAuditView, writeAuditView } from './audit-url.ts';
import { AuditBar } from './AuditBar.tsx';
import './CallsPage.css';
import { RevokeDialog } from './RevokeDialog.tsx';

const CODEC = { read: readAuditView, write: writeAuditView };

/** For administrators; the server refuses everybody else anyway. */
export const AuditPage = () => {
  const { person } = useAccount();
  if (isAdministrator(person.roles)) return <Trail />;
  return (
    <StateMessage heading="The audit trail is for administrators" level={1}>
      <p>Your roles do not open it.</p>
    </StateMessage>
  );
};

const Trail = () => {
  const { api } = useAccount();
  const { name: timeZone } = useTimeZone();
  const [view, setView] = useUrlView(CODEC);
  const [revoking, setRevoking] = useState(false);
  const query = useInfiniteQuery(auditQuery(api, view));
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <div className="calls-page">
      <title>Audit · Earshot</title>
      <AuditBar
        view={view}
        onView={setView}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        onRevoke={() => setRevoking(true)}
      />
      {query.isPending && <Skeleton label="Reading the audit trail" rows={14} />}
      {query.isError && entries.length === 0 && (
        <ErrorNotice error={query.error} on={{ retry: () => void query.refetch() }} />
      )}
      {query.data && entries.length === 0 && !query.hasNextPage && (
        <StateMessage heading="Nothing of this kind was written down">
          <p>Choose a longer time, or fewer filters.</p>
        </StateMessage>
      )}
      {(entries.length > 0 || query.hasNextPage) && (
        <AuditTable
          entries={entries}
          timeZone={timeZone}
          onPerson={(person) => setView({ ...view, person })}
          onRecord={(record) => setView({ ...view, record })}
          foot={<Foot query={query} />}
        />
      )}
      {revoking && <RevokeDialog person={view.person} onClose={() => setRevoking(false)} />}
    </div>
  );
};

type FootProps = {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly error: Error | null;
    readonly fetchNextPage: () => Promise<unknown>;
  };
};

const Foot = ({ query }: FootProps) => {
  if (query.isFetchNextPageError && query.error)
    return <ErrorNotice error={query.error} on={{ retry: () => void query.fetchNextPage() }} />;
  return (
    <div className="calls-bar">
      {query.hasNextPage ? (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show older lines
        </Button>
      ) : (
        <span className="muted">Nothing older of this kind.</span>
      )}
    </div>
  );
};
