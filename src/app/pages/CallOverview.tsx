import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Complaints } from '#report/verdict/complaints';
import type { FeedbackSummary } from '#report/verdict/feedback-summary';
import { givenName } from '#report/given-name';
import { LIMIT_SETS } from '#quality/limit-sets';
import { sideGrid } from '#report/verdict/side-grid';
import { twoEnds } from '#report/session/two-ends';
import type { ReceiptView } from '#report/verdict/verdict';
import { CallPath } from '../features/call-path/CallPath.tsx';
import { Feedback } from '../features/feedback-charts/Feedback.tsx';
import { Findings } from '../features/findings/Findings.tsx';
import { SideGridView } from '../features/side-grid/SideGridView.tsx';
import { addressOf } from './call-link.ts';
import { jumpTo } from './receipt-jump.ts';
import type { Call } from './useCall.ts';
import type { SessionList } from './useSessionList.ts';
import type { TwoParty } from './two-party.ts';
import type { Ticket } from './useTicketLine.ts';
import type { CallVerdict } from './useVerdict.ts';

type Props = {
  /** The rows as overviews follow them. */
  readonly rows: Call['rows'];
  readonly list: SessionList;
  readonly verdict: CallVerdict;
  readonly summary: FeedbackSummary;
  readonly complaints: Complaints;
  /** The two people of a 1:1 call. */
  readonly two: TwoParty | undefined;
  readonly ticket: Ticket | undefined;
};

/** The answer, and beside each other the two pictures it can be checked against. */
export const CallOverview = ({ rows, list, verdict, summary, complaints, two, ticket }: Props) => {
  const ends = useMemo(
    () => two && twoEnds(two.part.session, two.part.index, LIMIT_SETS[list.view.limits]),
    [two, list.view.limits],
  );
  return (
    <>
      <Answer list={list} verdict={verdict} ticket={ticket} />
      {two !== undefined && ends !== undefined ? (
        <CallPath ends={ends} caller={givenName(two.caller.name)} callee={givenName(two.callee.name)} />
      ) : (
        <div className="pair">
          <WhoHurtWhom rows={rows} list={list} />
          <Feedback summary={summary} complaints={complaints} />
        </div>
      )}
    </>
  );
};

const Answer = ({ list, verdict, ticket }: Pick<Props, 'list' | 'verdict' | 'ticket'>) => {
  const { view, keys, change } = list;
  const router = useRouter();
  if (verdict.verdict === undefined) return <p className="verdict-space" aria-hidden="true" />;
  const viewAt = (receipt: ReceiptView) => jumpTo(view, receipt, keys);
  return (
    <Findings
      verdict={verdict.verdict}
      ticket={ticket && { ...ticket, words: ticket.isQuoted ? `“${ticket.words}”` : ticket.words }}
      hasNewer={verdict.hasNewer}
      onNewer={verdict.accept}
      before={verdict.before}
      hrefOf={(receipt) => {
        const next = viewAt(receipt);
        return next && router.history.createHref(addressOf({ ...view, ...next }, router.latestLocation));
      }}
      onJump={(receipt) => {
        const next = viewAt(receipt);
        if (next) change(next, false);
      }}
    />
  );
};

const WhoHurtWhom = ({ rows, list }: Pick<Props, 'rows' | 'list'>) => {
  const { view, keys, filter, change } = list;
  const about = view.who === undefined ? undefined : keys.get(view.who);
  const grid = useMemo(() => sideGrid(rows, view.medium, about), [rows, view.medium, about]);
  return (
    <SideGridView
      grid={grid}
      nameOf={list.nameOf}
      about={about}
      onMedium={(medium) => change({ medium }, true)}
      chosen={filter.cell}
      onChoose={(cell) => list.setFilter({ ...filter, cell })}
    />
  );
};
