import { useRouter } from '@tanstack/react-router';
import { useMemo, type ComponentProps } from 'react';
import type { Complaints } from '#report/verdict/complaints';
import type { FeedbackSummary } from '#report/verdict/feedback-summary';
import { LIMIT_SETS } from '#quality/limit-sets';
import { sideGrid } from '#report/verdict/side-grid';
import type { ReceiptView } from '#report/verdict/verdict';
import { Feedback } from '../features/feedback-charts/Feedback.tsx';
import { Findings } from '../features/findings/Findings.tsx';
import { SideGridView } from '../features/side-grid/SideGridView.tsx';
import { createPart } from '../ui/create-part.ts';
import { addressOf } from './call-link.ts';
import { jumpTo } from './receipt-jump.ts';
import type { PathOfTwo } from './PathOfTwo.tsx';
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
  const pair = (
    <div className="pair">
      <WhoHurtWhom rows={rows} list={list} />
      <Feedback summary={summary} complaints={complaints} />
    </div>
  );
  return (
    <>
      <Answer list={list} verdict={verdict} ticket={ticket} />
      {two === undefined ? pair : <Path two={two} limits={LIMIT_SETS[list.view.limits]} otherwise={pair} />}
    </>
  );
};

/** Only calls of two people have it; fetched as soon as their record says that they are such. */
export const pathOfTwo = createPart(() => import('./PathOfTwo.tsx'));

const Path = (props: ComponentProps<typeof PathOfTwo>) => {
  const part = pathOfTwo.use();
  return part && <part.PathOfTwo {...props} />;
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
