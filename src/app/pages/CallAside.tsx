import { lazy, Suspense } from 'react';
import type { EpochMs } from '#base/units';
import type { FieldLevel } from '#calls/fields';
import type { LimitSet } from '#quality/limit-sets';
import type { Complaints } from '#report/verdict/complaints';
import type { SessionPart } from '#report/list/session-rows';
import { LimitsSwitch } from '../features/limits/LimitsSwitch.tsx';
import type { TwoParty } from './two-party.ts';
import type { Call } from './useCall.ts';
import type { PanelActions } from './usePanelActions.ts';
import type { SessionList } from './useSessionList.ts';

/** Nobody is selected when a call opens, so the panel's code can come after its list. */
const SessionPanel = lazy(async () => ({
  default: (await import('../features/session-panel/SessionPanel.tsx')).SessionPanel,
}));
const MissingPanel = lazy(async () => ({
  default: (await import('../features/session-panel/MissingPanel.tsx')).MissingPanel,
}));

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
  readonly fieldLevel: FieldLevel;
  readonly step: { readonly previous: Step; readonly next: Step };
  readonly actions: PanelActions;
  readonly onVisit: (part: SessionPart | undefined) => void;
};

/** Beside the list: who is selected; of two people nobody of whom is, what their record does not hold. */
export const CallAside = (props: Props) => (
  <Suspense fallback={<aside className="panel" aria-label="Loading" />}>
    <Aside {...props} />
  </Suspense>
);

const Aside = ({
  call,
  list,
  two,
  complaints,
  limits,
  about,
  now,
  zone,
  fieldLevel,
  step,
  actions,
  onVisit,
}: Props) => {
  const { selected } = list;
  if (selected !== undefined) {
    return (
      <SessionPanel
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
        onJson={actions.openJson}
        onCopyFacts={actions.copyFacts}
        onClose={() => list.select(undefined)}
      />
    );
  }
  return two === undefined ? null : (
    <MissingPanel
      {...two}
      onJson={actions.openJson}
      onCopyFacts={actions.copyFacts}
      complaints={complaints}
      record={call.record}
      fieldLevel={fieldLevel}
      limits={limits}
      now={now}
    />
  );
};
