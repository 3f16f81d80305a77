import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { FindingView, Verdict } from '#report/verdict/verdict';
import { sharedSearch } from '../../useUrlView.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import './findings.css';
import { Receipt, type ReceiptLinks } from './Receipt.tsx';
import { Sentence } from './Sentence.tsx';

export type TicketLine = {
  /** The ticket's own words, quoted, or whose it is and of when. */
  readonly words: string;
  readonly onForget: () => void;
};

type Props = ReceiptLinks & {
  readonly verdict: Verdict;
  readonly ticket: TicketLine | undefined;
  /** Reading on has found something else, which waits. */
  readonly hasNewer: boolean;
  readonly onNewer: () => void;
  /** The sentence that stood here before. */
  readonly before: string | undefined;
};

/** The answer at the top of a call: a sentence, what it stands on, what speaks against it, and what to do next. */
export const Findings = ({ verdict, ticket, hasNewer, onNewer, before, ...links }: Props) => {
  const [showsAll, setShowsAll] = useState(false);
  const rest = verdict.all.slice(1 + verdict.others.length);
  const shown = showsAll ? verdict.all.slice(1) : verdict.others;
  const more =
    rest.length === 0 ? undefined : (
      <button type="button" className="morev" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
        {showsAll ? 'Fewer findings' : `${rest.length} more ${rest.length === 1 ? 'finding' : 'findings'}`}
      </button>
    );
  return (
    <section className="verdict" data-picture="verdict" aria-labelledby="cause-1">
      {ticket && <Ticket {...ticket} />}
      <ol>
        <Main finding={verdict.main} {...links} />
        {shown.map((finding, index) => (
          <Further
            key={finding.key}
            finding={finding}
            place={index + 2}
            more={index === shown.length - 1 ? more : undefined}
            {...links}
          />
        ))}
      </ol>
      <p className="vchange" role="status">
        {hasNewer && (
          <>
            Reading on has found something else.{' '}
            <button type="button" className="aslink" onClick={onNewer}>
              Show it
            </button>
          </>
        )}
        {!hasNewer && before !== undefined && <span className="muted">Before, with less read: {before}</span>}
      </p>
      {showsAll && (
        <p className="vrules">
          <Link to="/rules" search={sharedSearch}>
            Every rule, with its limits and sources
          </Link>
        </p>
      )}
    </section>
  );
};

const Ticket = ({ words, onForget }: TicketLine) => (
  <p className="ticket">
    <Icon name="pin" small />
    <span>Ticket</span> <bdi>{words}</bdi>
    <button type="button" className="x" aria-label="Forget the ticket" onClick={onForget}>
      <Icon name="close" small />
    </button>
  </p>
);

type FindingProps = ReceiptLinks & { readonly finding: FindingView };

const Main = ({ finding, ...links }: FindingProps) => (
  <li className="v1">
    <ConfidenceMark confidence={finding.confidence} word={finding.confidenceWord} title={finding.proofs} />
    <div>
      <h2 id="cause-1" tabIndex={-1}>
        <Sentence parts={finding.parts} />
      </h2>
      <Proof finding={finding} {...links} />
    </div>
  </li>
);

const Proof = ({ finding, ...links }: FindingProps) => {
  const { receipts, against, next, confidence } = finding;
  return (
    <>
      {receipts.length > 0 && (
        <p className="rcs">
          <span className="rclabel">Because</span>
          {receipts.map((receipt, index) => (
            <Receipt key={index} receipt={receipt} {...links} />
          ))}
        </p>
      )}
      <p className="rcs">
        {confidence !== 'noCause' && (
          <>
            <span className="rclabel">Against</span>
            {against.map((words) => (
              <span key={words} className="rc against">
                {words}
              </span>
            ))}
          </>
        )}
        <span className="vnext">
          <span className={confidence === 'noCause' ? 'rclabel' : 'rclabel next'}>Next</span>
          <span className="nx">{next}</span>
        </span>
      </p>
    </>
  );
};

type FurtherProps = FindingProps & { readonly place: number; readonly more: ReactNode };

/** A line each: the sentence opens into its proof, and its first receipt stands beside it. */
const Further = ({ finding, place, more, ...links }: FurtherProps) => {
  const [isOpen, setOpen] = useState(false);
  const [first] = finding.receipts;
  return (
    <li>
      <ConfidenceMark confidence={finding.confidence} word={finding.confidenceWord} title={finding.proofs} />
      <div>
        <h3 id={`cause-${place}`} tabIndex={-1}>
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <Sentence parts={finding.parts} />
          </button>
        </h3>
        {!isOpen && first?.value !== undefined && first.value !== '' && (
          <Receipt receipt={first} {...links} />
        )}
        {more}
      </div>
      {isOpen && (
        <div className="vproof">
          <Proof finding={finding} {...links} />
        </div>
      )}
    </li>
  );
};
