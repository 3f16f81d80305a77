import type { ReactNode } from 'react';
import type { Blank } from '#report/session/blanks';
import { isBlank } from '#report/session/cell';
import type { EndLine } from '#report/session/end-table';
import type { Ladder } from '#report/verdict/ladder';
import type { TraceRoute } from '#report/session/trace-route';
import { CellView } from '../../ui/CellView.tsx';
import { LadderView } from '../../ui/LadderView.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { TraceRouteChart } from './TraceRouteChart.tsx';

type Props = {
  /** “Wi-Fi” or “Network”. */
  readonly networkTitle: string;
  readonly network: readonly EndLine[];
  /** The access point's signal among its limits. */
  readonly signal: Ladder | undefined;
  readonly devices: readonly EndLine[];
  readonly route: TraceRoute;
  /** What the record cannot tell, and why. */
  readonly missing: readonly Blank[];
};

/** The rail's width less its label. */
const RAIL_LADDER = 284;

const spoken = ({ ticks, labels }: Ladder): string =>
  `Signal ${ticks.map(({ text }) => text).join(', ')}; limits ${labels.map(({ value, source }) => `${value} ${source}`).join(', ')}`;

/** Facts about this end, and what is not in the record. */
export const SessionRail = ({ networkTitle, network, signal, devices, route, missing }: Props) => (
  <aside className="rail" data-picture="facts" aria-label="Facts about this end">
    <Section title={networkTitle}>
      {signal && (
        <div className="rail-ladder">
          <span className="muted">Signal</span>
          <LadderView ladder={signal} width={RAIL_LADDER} label={spoken(signal)} />
        </div>
      )}
      <Facts lines={network} />
    </Section>
    <Section title="Sound devices">
      <Facts lines={devices} />
    </Section>
    <Section title="Trace route" note="round trip ms, and what each hop adds">
      {route.steps.length === 0 ? (
        <p className="muted">No hops in the record.</p>
      ) : (
        <>
          <TraceRouteChart route={route} />
          {route.sentence !== undefined && <p className="second">{route.sentence}</p>}
        </>
      )}
    </Section>
    <Section title="Not in this record">
      <ul className="honest">
        {missing.map(({ mark, title, sentence }) => (
          <li key={title}>
            <Mark kind={mark === 'notJudged' ? 'notJudged' : 'noData'} size={10} />
            <span>
              <b>{title}.</b> {sentence}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  </aside>
);

const Section = ({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) => (
  <section aria-label={title}>
    <div className="sectionhead">
      <h2 className="h3">{title}</h2>
      {note !== undefined && <span className="muted">{note}</span>}
    </div>
    {children}
  </section>
);

const Facts = ({ lines }: { readonly lines: readonly EndLine[] }) => (
  <dl className="rail-facts">
    {lines
      .filter(({ cells }) => cells[0] !== undefined && !isBlank(cells[0]))
      .map(({ label, field, cells }, index) => (
        <div key={`${field} ${index}`}>
          <dt>{label}</dt>
          <dd>{cells[0] && <CellView cell={cells[0]} />}</dd>
        </div>
      ))}
    {lines.every(({ cells }) => cells[0] === undefined || isBlank(cells[0])) && (
      <div>
        <dt className="vh">All of it</dt>
        <dd className="blank">– not reported</dd>
      </div>
    )}
  </dl>
);
