import { useMemo, type ReactNode } from 'react';
import type { LimitSet } from '#quality/limit-sets';
import type { SessionRow } from '#report/list/session-rows';
import type { SideGrid } from '#report/verdict/side-grid';
import { LadderView } from '../../ui/LadderView.tsx';
import { ladderGroups, type LadderGroup } from '#report/verdict/ladder-groups';
import { Value } from '../../ui/MarkedValue.tsx';

type Props = {
  readonly row: SessionRow;
  readonly limits: LimitSet;
  readonly medium: SideGrid['medium'];
  /** Where one chooses what to judge by. */
  readonly limitsSwitch: ReactNode;
};

const WIDTH = 292;

/** The readings that matter among their limits: of what was poor, else of what was judged at all. */
export const Ladders = ({ row, limits, medium, limitsSwitch }: Props) => {
  const groups = useMemo(() => ladderGroups(row, limits, medium), [row, limits, medium]);
  return (
    <section className="ladders" aria-label="Readings among their limits">
      {groups.map((group, index) => (
        <Group key={group.title} group={group} limitsSwitch={index === 0 ? limitsSwitch : undefined} />
      ))}
      {groups.length === 0 && (
        <div className="sectionhead">
          <span className="muted t11">nothing of this medium was measured</span>
          <span className="grow" />
          {limitsSwitch}
        </div>
      )}
      {limits.name !== 'cqd' && <p className="differs muted t11">{limits.differs}</p>}
    </section>
  );
};

const Group = ({
  group,
  limitsSwitch,
}: {
  readonly group: LadderGroup;
  readonly limitsSwitch: ReactNode;
}) => (
  <>
    <div className="sectionhead">
      <h3 className="h3">{group.title}</h3>
      <span className="muted t11">{group.packets}</span>
      <span className="grow" />
      {limitsSwitch}
    </div>
    <dl className="lad">
      {group.lines.map(({ label, ladder, spoken, path, maxPath }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Value path={path}>
              <Value path={maxPath}>
                {ladder.labels.length === 0 ? (
                  <span className="muted">{spoken}</span>
                ) : (
                  <LadderView ladder={ladder} width={WIDTH} label={spoken} />
                )}
              </Value>
            </Value>
          </dd>
        </div>
      ))}
    </dl>
    {group.hurt !== undefined && (
      <p className="say">
        {group.hurt.before}{' '}
        <Value path={group.hurt.path}>
          <b>{group.hurt.share}</b>
        </Value>{' '}
        of the call.
      </p>
    )}
  </>
);
