import type { EndPlace, TwoEnds, WayBand } from '#report/session/two-ends';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Band } from './Band.tsx';
import './call-path.css';

type Props = {
  readonly ends: TwoEnds;
  /** Who called, and who was called. */
  readonly caller: string;
  readonly callee: string;
};

const ICONS: Readonly<Record<EndPlace['kind'], IconName>> = {
  computer: 'device',
  mobile: 'mobile',
  phone: 'phone',
  wired: 'network',
  wifi: 'wifi',
  cellular: 'mobile',
  network: 'network',
};

/** Two people, two directions: what went there above, what came back below, each measured over its whole length. */
export const CallPath = ({ ends, caller, callee }: Props) => {
  const { machines, networks, between, there, back, roundTrip } = ends;
  const isMeasured = [there, back].some(({ grade }) => grade !== 'noData' && grade !== 'notJudged');
  return (
    <section className="callpath" data-picture="path" aria-label="Path">
      <p className="way there">
        <WayWords from={caller} to={callee} band={there} />
      </p>
      <div className="line">
        <Band grade={there.grade} to="right" />
        <Band grade={back.grade} to="left" />
        <ol>
          <Place place={machines[0]} of={caller} />
          <Place place={networks[0]} />
          <li className={between.isKnown ? undefined : 'unknown'}>
            <span className="nd">{between.isKnown ? <Icon name="relay" /> : '?'}</span>
            <b>{between.title}</b>
            <span className="muted">{between.note}</span>
          </li>
          <Place place={networks[1]} />
          <Place place={machines[1]} of={callee} />
        </ol>
      </div>
      <p className="way back">
        <WayWords from={callee} to={caller} band={back} />
      </p>
      {isMeasured && (
        <p className="muted t11 measured">
          {[roundTrip, 'measured end to end, not per link'].filter(Boolean).join('; ')}
        </p>
      )}
    </section>
  );
};

const WAY_CLASS: Readonly<Record<WayBand['grade'], string>> = {
  poor: 'q poor',
  burst: 'q poor',
  good: 'q good',
  notJudged: 'q second',
  noData: 'q nodata',
};

const WayWords = ({
  from,
  to,
  band,
}: {
  readonly from: string;
  readonly to: string;
  readonly band: WayBand;
}) => (
  <>
    <b className={WAY_CLASS[band.grade]}>
      <span>
        <bdi>{from}</bdi> to <bdi>{to}</bdi>: {band.words}
      </span>
    </b>
    {band.note !== undefined && <span className="muted"> {band.note}</span>}
  </>
);

const Place = ({ place, of }: { readonly place: EndPlace; readonly of?: string }) => (
  <li className={place.isSuspect ? 'suspect' : undefined}>
    <span className="nd">
      <Icon name={ICONS[place.kind]} />
    </span>
    {of !== undefined && <span className="vh">{of}: </span>}
    <b>
      <bdi>{place.title}</bdi>
    </b>
    <span className="muted">
      {place.note}
      {place.isSuspect && <span className="over"> local proof</span>}
    </span>
  </li>
);
