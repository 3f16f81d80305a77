import type { EpochMs } from '#base/units';
import type { LimitSet } from '#quality/limit-sets';
import type { Complaints } from '#report/complaints';
import type { SessionPart } from '#report/session-rows';
import { useAccount } from '../auth/useAccount.ts';
import { LimitsSwitch } from '../features/limits/LimitsSwitch.tsx';
import { MissingPanel } from '../features/session-panel/MissingPanel.tsx';
import { SessionPanel } from '../features/session-panel/SessionPanel.tsx';
import type { TwoParty } from './two-party.ts';
import type { Call } from './useCall.ts';
import type { SessionList } from './useSessionList.ts';

type Step = (() => void) | undefined;

type Props = {
  readonly call: Call;
  readonly list: SessionList;
  readonly two: TwoParty | undefined;
  readonly complaints: Complaints;
  readonly limits: LimitSet;
  /** Row key of the ticket's person. */
  readonly about: string | undefined;
  readonly now: EpochMs;
  readonly zone: string;
  readonly step: { readonly previous: Step; readonly next: Step };
  readonly onVisit: (part: SessionPart | undefined) => void;
};

/** Beside the list: who is selected; of two people nobody of whom is, what their record does not hold. */
export const CallAside = ({
  call,
  list,
  two,
  complaints,
  limits,
  about,
  now,
  zone,
  step,
  onVisit,
}: Props) => {
  const { person } = useAccount();
  const fieldLevel = person.fieldLevel ?? 'metrics';
  const { selected } = list;
  if (selected !== undefined) {
    return (
      <SessionPanel
        key={selected.key}
        row={selected}
        zone={zone}
        fieldLevel={fieldLevel}
        record={call.record}
        now={now}
        limits={limits}
        medium={list.view.medium}
        limitsSwitch={<LimitsSwitch value={limits.name} onChange={list.setLimits} />}
        marked={list.view.value}
        isTicket={about === selected.key}
        onTicket={list.toggleTicket}
        onPrevious={step.previous}
        onNext={step.next}
        onOpen={() => onVisit(selected.parts[0])}
        onClose={() => list.select(undefined)}
      />
    );
  }
  return two === undefined ? null : (
    <MissingPanel
      {...two}
      complaints={complaints}
      record={call.record}
      fieldLevel={fieldLevel}
      limits={limits}
      now={now}
    />
  );
};
