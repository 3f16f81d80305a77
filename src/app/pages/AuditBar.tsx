import { useQuery } from '@tanstack/react-query';
import { AUDIT_EVENTS, type AuditVerification } from '#contract/audit';
import { formatCount } from '#report/format';
import { useApi } from '../auth/useAccount.ts';
import { ApiError } from '../data/ApiError.ts';
import { auditCheckQuery } from '../data/admin-queries.ts';
import { EVENT_WORDS, shortId } from '../features/audit-table/audit-words.ts';
import { Button } from '../ui/Button.tsx';
import { errorWords } from '../ui/error-words.ts';
import { FilterChip } from '../ui/FilterChip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { AUDIT_DAYS, type AuditDays, type AuditView } from './audit-url.ts';

type Props = {
  readonly view: AuditView;
  readonly onView: (view: AuditView) => void;
  readonly refreshing: boolean;
  readonly onRefresh: () => void;
  readonly onRevoke: () => void;
};

const daysWord = (days: AuditDays): string =>
  days === 0 ? 'All there is' : days === 1 ? 'Last 24 hours' : `Last ${days} days`;

const RANGES = AUDIT_DAYS.map((days) => ({ value: String(days), label: daysWord(days) }));
const EVENTS = [
  { value: 'every', label: 'Everything' },
  ...AUDIT_EVENTS.map((event) => ({ value: event, label: EVENT_WORDS[event] })),
];

export const AuditBar = ({ view, onView, refreshing, onRefresh, onRevoke }: Props) => (
  <div className="calls-bar">
    <h1>Audit</h1>
    <Menu
      trigger={
        <FilterChip kind="menu" on={false}>
          {daysWord(view.days)}
        </FilterChip>
      }
    >
      {(menu) => (
        <menu.Choice
          label="Written in the"
          options={RANGES}
          value={String(view.days)}
          onChange={(chosen) =>
            onView({ ...view, days: AUDIT_DAYS.find((days) => String(days) === chosen) ?? view.days })
          }
        />
      )}
    </Menu>
    <Menu
      trigger={
        <FilterChip kind="menu" on={view.event !== undefined}>
          {view.event === undefined ? 'Everything' : EVENT_WORDS[view.event]}
        </FilterChip>
      }
    >
      {(menu) => (
        <menu.Choice
          label="Show"
          options={EVENTS}
          value={view.event ?? 'every'}
          onChange={(chosen) => onView({ ...view, event: AUDIT_EVENTS.find((event) => event === chosen) })}
        />
      )}
    </Menu>
    {view.person !== undefined && (
      <FilterChip on onClick={() => onView({ ...view, person: undefined })}>
        Person {shortId(view.person)}
      </FilterChip>
    )}
    {view.record !== undefined && (
      <FilterChip on onClick={() => onView({ ...view, record: undefined })}>
        Call record {shortId(view.record)}
      </FilterChip>
    )}
    <span className="grow" />
    <Check />
    <Button onClick={onRevoke}>End access</Button>
    <Button look="bare" icon="retry" label="Read the trail again" disabled={refreshing} onClick={onRefresh} />
  </div>
);

/** Asks the server to follow the chain of hashes, only when somebody wants to know. */
const Check = () => {
  const check = useQuery({ ...auditCheckQuery(useApi()), enabled: false });
  return (
    <>
      <output className="muted count">
        {check.isFetching ? 'Checking every line' : check.error ? failedWords(check.error) : null}
        {check.data && !check.isFetching && <Verdict check={check.data} />}
      </output>
      <Button disabled={check.isFetching} onClick={() => void check.refetch()}>
        Check the chain
      </Button>
    </>
  );
};

const Verdict = ({ check: { isWhole, lines, broken, head } }: { readonly check: AuditVerification }) =>
  isWhole ? (
    <span className="q good" title={`Hash of the newest line: ${head}`}>
      <Icon name="check" small />
      {`All ${formatCount(lines)} lines follow one another`}
    </span>
  ) : (
    <span className="q fail">{`The chain is broken at line ${formatCount(broken?.line ?? 0)} of ${broken?.file ?? 'the trail'}`}</span>
  );

const failedWords = (error: Error): string =>
  error instanceof ApiError ? errorWords(error).heading : error.message;
